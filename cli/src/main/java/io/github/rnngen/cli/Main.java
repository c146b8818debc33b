package io.github.rnngen.cli;

import io.github.rnngen.cli.console.ExitStatus;
import io.github.rnngen.cli.console.Interrupts;
import io.github.rnngen.cli.console.Terminal;
import io.github.rnngen.cli.console.WatchedStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Help.Ansi;

/** The process around the {@code rnngen} command: standard streams, working directory, signals, exit status. */
public final class Main {
    // The launcher says what Java can't tell.
    private static final String COLUMNS = "RNNGEN_COLUMNS";
    private static final String COMMAND = "RNNGEN_COMMAND";

    private Main() {}

    /** Runs the command and exits with its status. */
    public static void main(String[] args) {
        WatchedStream watched = new WatchedStream(new FileOutputStream(FileDescriptor.out));
        PrintStream out = new PrintStream(new BufferedOutputStream(watched), false, encoding());
        Terminal terminal = new Terminal(
                Path.of(""), System.in, out, System.err, Ansi.AUTO.enabled(), columns(), Main::onInterrupt, command());
        int status = Rnngen.run(terminal, args);
        out.flush();
        if (watched.loss().isPresent()) {
            System.err.println("rnngen: error: cannot write to standard output: "
                    + watched.loss().get());
            status = Math.max(status, ExitStatus.FAULTS);
        }
        System.exit(status);
    }

    /** That of the terminal or the locale, as {@link System#out} has it. */
    private static Charset encoding() {
        String before18 = System.getProperty("sun.stdout.encoding");
        String name = System.getProperty("stdout.encoding", before18);
        try {
            return name == null ? Charset.defaultCharset() : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Charset.defaultCharset();
        }
    }

    private static String command() {
        String command = System.getenv(COMMAND);
        return command == null || command.isEmpty() ? "rnngen" : command;
    }

    /** How wide the terminal is that errors go to; 0 if they don't. */
    private static int columns() {
        String columns = System.getenv(COLUMNS);
        return columns != null && columns.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(columns) : 0;
    }

    /** The JVM ends when its shutdown hooks have: this one waits until the command has put its things in order. */
    private static Interrupts.Registration onInterrupt(Runnable wish) {
        CountDownLatch inOrder = new CountDownLatch(1);
        Thread hook = new Thread(() -> {
            wish.run();
            try {
                inOrder.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            inOrder.countDown();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException shuttingDown) {
                // The hook runs already.
            }
        };
    }
}

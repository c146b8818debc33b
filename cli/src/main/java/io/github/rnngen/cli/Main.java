package io.github.rnngen.cli;

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
        Terminal terminal = new Terminal(
                Path.of(""),
                System.in,
                System.out,
                System.err,
                Ansi.AUTO.enabled(),
                columns(),
                Main::onInterrupt,
                command());
        System.exit(Rnngen.run(terminal, args));
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

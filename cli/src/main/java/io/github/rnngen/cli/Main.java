package io.github.rnngen.cli;

import java.nio.file.Path;
import picocli.CommandLine.Help.Ansi;

/** The process around the {@code rnngen} command: standard streams, working directory, exit status. */
public final class Main {
    private Main() {}

    /** Runs the command and exits with its status. */
    public static void main(String[] args) {
        Terminal terminal = new Terminal(Path.of(""), System.in, System.out, System.err, Ansi.AUTO.enabled());
        System.exit(Rnngen.run(terminal, args));
    }
}

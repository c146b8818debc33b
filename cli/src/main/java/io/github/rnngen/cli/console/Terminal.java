package io.github.rnngen.cli.console;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * Where a command is run.
 *
 * @param folder what paths on the command line are relative to; empty for the working directory
 * @param colours whether coloured text is welcome, unless the user says otherwise
 * @param columns how wide the terminal is that errors go to; 0 if they go elsewhere
 * @param interrupts how the user ends a long command
 * @param command what users type to run rnngen
 */
public record Terminal(
        Path folder,
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean colours,
        int columns,
        Interrupts interrupts,
        String command) {
    /** No terminal at all: output goes to a file or a pipe, and nobody interrupts. */
    public Terminal(Path folder, InputStream in, PrintStream out, PrintStream err, boolean colours) {
        this(folder, in, out, err, colours, 0, Interrupts.NONE, "rnngen");
    }
}

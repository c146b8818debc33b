package io.github.rnngen.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * Where a command is run.
 *
 * @param folder what paths on the command line are relative to; empty for the working directory
 * @param colours whether coloured text is welcome, unless the user says otherwise
 */
public record Terminal(Path folder, InputStream in, PrintStream out, PrintStream err, boolean colours) {}

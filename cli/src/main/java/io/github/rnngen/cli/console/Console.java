package io.github.rnngen.cli.console;

import io.github.rnngen.generator.diagnostic.Diagnostic;
import io.github.rnngen.generator.diagnostic.DiagnosticPrinter;
import io.github.rnngen.generator.diagnostic.Visible;

/**
 * How a command speaks: results to standard output, what goes wrong to standard error. What comes from a file can't steer the
 * terminal.
 */
public final class Console {
    private final Terminal terminal;
    private final Loudness loudness;
    private final DiagnosticPrinter printer;

    /** How much is said. */
    public enum Loudness {
        /** Results and errors alone. */
        QUIET,
        NORMAL,
        /** What happens on the way too. */
        VERBOSE
    }

    public Console(Terminal terminal, Loudness loudness, boolean colours) {
        this.terminal = terminal;
        this.loudness = loudness;
        this.printer = new DiagnosticPrinter(colours);
    }

    public Terminal terminal() {
        return terminal;
    }

    /** Whether the user wants to see results and errors alone. */
    public boolean isQuiet() {
        return loudness == Loudness.QUIET;
    }

    /** What the command was run for. */
    public void result(String text) {
        terminal.out().print(text);
        terminal.out().flush();
    }

    /** A line of news that quiet users do without. */
    public void news(String line) {
        if (loudness != Loudness.QUIET) {
            result(Visible.lines(line) + "\n");
        }
    }

    /** A line that only curious users see. */
    public void detail(String line) {
        if (loudness == Loudness.VERBOSE) {
            terminal.err().println("rnngen: " + Visible.lines(line));
        }
    }

    /** What is wrong outside of a model file. */
    public void error(String message) {
        terminal.err().println("rnngen: error: " + Visible.lines(message));
    }

    /** What may be wrong. */
    public void warning(String message) {
        if (loudness != Loudness.QUIET) {
            terminal.err().println("rnngen: warning: " + Visible.lines(message));
        }
    }

    /** What is wrong in a model file. */
    public void diagnostic(Diagnostic diagnostic) {
        if (diagnostic.isError() || loudness != Loudness.QUIET) {
            terminal.err().print(printer.print(diagnostic));
        }
    }

    /** How many faults there were. */
    public void summary(long errors, long warnings) {
        if (errors > 0) {
            terminal.err().println(count(errors, "error") + (warnings > 0 ? ", " + count(warnings, "warning") : ""));
        }
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** A fault of rnngen itself. */
    public void internalError(Throwable fault) {
        error("internal error, please report it: "
                + fault.toString().lines().findFirst().orElse(""));
        if (loudness == Loudness.VERBOSE) {
            fault.printStackTrace(terminal.err());
        } else {
            terminal.err().println("rnngen: -v shows where it happened");
        }
    }
}

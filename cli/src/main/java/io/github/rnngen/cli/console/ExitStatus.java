package io.github.rnngen.cli.console;

/** What the command tells the shell. */
public final class ExitStatus {
    public static final int DONE = 0;

    /** Faults in what was given: models, weights, data. */
    public static final int FAULTS = 1;

    /** The command line itself is wrong, or names files that can't be read. */
    public static final int USAGE = 2;

    /** A fault of rnngen. */
    public static final int INTERNAL = 3;

    /** The user ended it, by Ctrl-C; what was done is saved. */
    public static final int INTERRUPTED = 130;

    private ExitStatus() {}
}

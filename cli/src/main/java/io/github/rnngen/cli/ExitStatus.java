package io.github.rnngen.cli;

/** What the command tells the shell. */
final class ExitStatus {
    static final int DONE = 0;

    /** Faults in what was given: models, weights, data. */
    static final int FAULTS = 1;

    /** The command line itself is wrong, or names files that can't be read. */
    static final int USAGE = 2;

    /** A fault of rnngen. */
    static final int INTERNAL = 3;

    /** The user ended it, by Ctrl-C; what was done is saved. */
    static final int INTERRUPTED = 130;

    private ExitStatus() {}
}

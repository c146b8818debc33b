package io.github.rnngen.cli;

/** What {@code --color} can say. */
enum Colour {
    AUTO,
    ALWAYS,
    NEVER;

    /** Whether to use colours, given whether the terminal welcomes them. */
    boolean wanted(boolean welcome) {
        return this == ALWAYS || (this == AUTO && welcome);
    }
}

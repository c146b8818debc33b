package io.github.rnngen.cli.console;

/** What {@code --color} can say. */
public enum Colour {
    AUTO,
    ALWAYS,
    NEVER;

    /** Whether to use colours, given whether the terminal welcomes them. */
    public boolean wanted(boolean welcome) {
        return this == ALWAYS || (this == AUTO && welcome);
    }
}

package io.github.rnngen.cli.console;

/** The user's wish that a command end early: Ctrl-C, or the end of the session. */
@FunctionalInterface
public interface Interrupts {
    /** None ever come. */
    Interrupts NONE = wish -> () -> {};

    /** What waits for interrupts; the process lives on until it is closed. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Has something done, on another thread, when the user interrupts.
     *
     * @param wish is to return at once
     */
    Registration on(Runnable wish);
}

package io.github.rnngen.runtime.train;

import java.util.function.Consumer;

/** Is told how training goes, on the thread that trains, and may end it. What it throws ends training, too. */
@FunctionalInterface
public interface TrainingListener {
    /** What follows an epoch. */
    enum Decision {
        /** The next epoch, if there is one. */
        CONTINUE,
        /** The end of training, as if this epoch had been the last. */
        STOP
    }

    /**
     * Called after each epoch.
     *
     * @return whether to go on
     */
    Decision epochDone(Progress progress);

    /**
     * Called after each step that was taken, often: it is to be quick, and where training must not allocate, neither must
     * it.
     *
     * @param step to be read during the call only
     */
    default void stepDone(TrainingStep step) {}

    /** Called after each step that was refused, before what {@link OnNonFinite} says follows. */
    default void stepRefused(NonFiniteStep step) {}

    /** A listener that never stops training. */
    static TrainingListener watching(Consumer<Progress> consumer) {
        return progress -> {
            consumer.accept(progress);
            return Decision.CONTINUE;
        };
    }
}

package io.github.rnngen.runtime.train;

import java.util.function.Consumer;

/** Is told how training goes, on the thread that trains, and may end it. */
@FunctionalInterface
public interface TrainingListener {
    /** What follows an epoch. */
    enum Decision {
        /** The next epoch, if there is one. */
        CONTINUE,
        /** The end of training; the parameters stay as they are. */
        STOP
    }

    /**
     * Called after each epoch.
     *
     * @return whether to go on
     */
    Decision epochDone(Progress progress);

    /** A listener that never stops training. */
    static TrainingListener watching(Consumer<Progress> consumer) {
        return progress -> {
            consumer.accept(progress);
            return Decision.CONTINUE;
        };
    }
}

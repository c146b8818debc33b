package io.github.rnngen.runtime.train;

import org.jspecify.annotations.Nullable;

/**
 * A training step whose loss or gradient is infinite or not a number. The step has changed nothing: the parameters are
 * as they were before it.
 */
public final class NonFiniteStepException extends ArithmeticException {
    private static final long serialVersionUID = 1;

    private final int epoch;
    private final int batch;
    private final double loss;
    private final @Nullable String parameter;

    NonFiniteStepException(int epoch, int batch, double loss, @Nullable String parameter) {
        super("epoch " + epoch + ", batch " + batch + ": the loss is " + loss + ", "
                + (parameter == null
                        ? "all gradients are finite"
                        : "the first gradient that is not finite is that of " + parameter)
                + "; the step was not taken");
        this.epoch = epoch;
        this.batch = batch;
        this.loss = loss;
        this.parameter = parameter;
    }

    /** The epoch, from 1. */
    public int epoch() {
        return epoch;
    }

    /** The batch within its epoch, from 1. */
    public int batch() {
        return batch;
    }

    /** The loss of the batch. */
    public double loss() {
        return loss;
    }

    /** The first parameter element whose gradient is not finite, as in {@code W_xh[3, 0]}; null if all are finite. */
    public @Nullable String parameter() {
        return parameter;
    }
}

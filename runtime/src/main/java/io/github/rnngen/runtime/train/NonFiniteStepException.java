package io.github.rnngen.runtime.train;

/**
 * A training step whose loss or gradient is infinite or not a number. The step has changed nothing: the parameters are
 * as they were before it.
 */
public final class NonFiniteStepException extends ArithmeticException {
    private static final long serialVersionUID = 2;

    private final transient NonFiniteStep step;

    NonFiniteStepException(NonFiniteStep step) {
        super(step.message());
        this.step = step;
    }

    /** Where it happened. */
    public NonFiniteStep step() {
        return step;
    }
}

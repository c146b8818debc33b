package io.github.rnngen.runtime.train;

/**
 * How one step of training went. A view on the run, so that nothing is allocated per step: what it says holds until the
 * call that it was given to returns.
 */
public interface TrainingStep {
    /** The epoch, from 1. */
    int epoch();

    /** How many epochs there are to be. */
    int epochs();

    /** Which step of the epoch, from 1. */
    int step();

    /** How many steps an epoch has. */
    int steps();

    /** How many steps there were since training began, this one included, those that were refused too. */
    long stepsInAll();

    /** How many sequences the step learned from. */
    int sequences();

    /** The loss, with the parameters before the step, as the model's {@code loss} lines define it. */
    double loss();

    /** The Euclidean norm of the gradient, before it is clipped. */
    double gradientNorm();

    /** The learning rate of the step. */
    double learningRate();

    /** Nanoseconds since training began, without those between an interruption and going on. */
    long elapsedNanos();
}

package io.github.rnngen.cli.training;

/**
 * How an epoch went.
 *
 * @param validationLoss not a number where there is no validation
 * @param gradientNorm the mean over its steps, before clipping
 * @param rate of its last step
 */
public record Epoch(double trainingLoss, double validationLoss, double gradientNorm, double rate) {}

package io.github.rnngen.runtime.train;

import java.util.OptionalDouble;

/**
 * How training went in one epoch, that is, one pass over all sequences.
 *
 * <p>Each step's loss is that of the parameters before the step, so an epoch's figures are of parameters that improve on
 * the way. Steps that were refused are in none of the figures but {@code refused}.
 *
 * @param epoch which epoch, from 1
 * @param epochs how many there are to be
 * @param batches how many steps were taken in this epoch
 * @param refused how many more were not, because their loss or gradient was not finite
 * @param sequences how many sequences the steps were computed from
 * @param totalLoss the sum of the steps' losses: for a model of {@code loss sum}, the loss of all sequences
 * @param meanLoss the mean of the steps' losses, each weighted with its number of sequences: for a model of
 *     {@code loss mean}, the mean over all sequences if they are of one length, else a little more or less with other
 *     batches; NaN if no step was taken
 * @param validationLoss the same mean over the validation sequences, with the parameters after the epoch; empty if there
 *     are none
 * @param best whether these are the best parameters so far, by the validation loss if there is one, else by the mean loss
 * @param learningRate the rate of the last step
 * @param elapsedNanos nanoseconds since training began, without those between an interruption and going on
 */
public record Progress(
        int epoch,
        int epochs,
        int batches,
        int refused,
        int sequences,
        double totalLoss,
        double meanLoss,
        OptionalDouble validationLoss,
        boolean best,
        double learningRate,
        long elapsedNanos) {}

package io.github.rnngen.runtime.train;

/**
 * How training went in one epoch, that is, one pass over all sequences.
 *
 * <p>Each batch's loss is that of the parameters before the batch's own step, so an epoch's figures are of parameters
 * that improve on the way.
 *
 * @param epoch which epoch, from 1
 * @param epochs how many there are to be
 * @param batches how many steps were taken in this epoch
 * @param sequences how many sequences they were computed from
 * @param totalLoss the sum of the batches' losses: for a model of {@code loss sum}, the loss of all sequences
 * @param meanLoss the mean of the batches' losses, each weighted with its number of sequences: for a model of
 *     {@code loss mean}, the mean over all sequences
 * @param elapsedNanos nanoseconds since training began
 */
public record Progress(
        int epoch, int epochs, int batches, int sequences, double totalLoss, double meanLoss, long elapsedNanos) {}

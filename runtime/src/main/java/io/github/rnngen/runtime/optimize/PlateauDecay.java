package io.github.rnngen.runtime.optimize;

import java.util.Map;

/**
 * Multiplies the rate each time that the loss has not improved for more than {@code patience} epochs in a row. A loss
 * improves on the best one so far if it is below it by more than {@code threshold} times its size; one that is not a
 * number never does. As PyTorch's {@code ReduceLROnPlateau}, with a relative threshold and without a cool-down.
 *
 * @param factor above 0, below 1
 * @param patience how many epochs without improvement are borne
 * @param threshold at least 0, below 1
 * @param least the factor below which the rate never falls, from 0 to 1
 * @param best the lowest loss so far; infinite at first
 * @param stale how many epochs there have been since the loss improved or the rate was changed
 * @param reached the factor at present
 */
public record PlateauDecay(
        double factor, int patience, double threshold, double least, double best, int stale, double reached)
        implements RateSchedule {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public PlateauDecay {
        Range.BETWEEN.require("factor", factor);
        Range.WHOLE.require("patience", patience);
        Range.BELOW_ONE.require("threshold", threshold);
        Range.SHARE.require("least", least);
        Range.WHOLE.require("stale", stale);
        Range.SHARE.require("reached", reached);
        if (Double.isNaN(best)) {
            throw new IllegalArgumentException("best must be a number");
        }
    }

    /** A schedule that has seen no epoch yet. */
    public PlateauDecay(double factor, int patience, double threshold, double least) {
        this(factor, patience, threshold, least, Double.POSITIVE_INFINITY, 0, 1);
    }

    @Override
    public double factor(long step, long stepsPerEpoch, int epochs) {
        return reached;
    }

    @Override
    public PlateauDecay afterEpoch(double loss) {
        if (improves(loss)) {
            return with(loss, 0, reached);
        }
        if (stale < patience) {
            return with(best, stale + 1, reached);
        }
        return with(best, 0, Math.max(least, reached * factor));
    }

    private boolean improves(double loss) {
        return Double.isInfinite(best) ? loss < best : loss < best - threshold * Math.abs(best);
    }

    private PlateauDecay with(double newBest, int newStale, double newReached) {
        return new PlateauDecay(factor, patience, threshold, least, newBest, newStale, newReached);
    }

    @Override
    public Map<String, Double> memory() {
        return Map.of("best", best, "stale", (double) stale, "reached", reached);
    }

    @Override
    public PlateauDecay withMemory(Map<String, Double> memory) {
        Double newBest = memory.get("best");
        Double newStale = memory.get("stale");
        Double newReached = memory.get("reached");
        if (newBest == null || newStale == null || newReached == null || memory.size() != 3) {
            throw new IllegalArgumentException(
                    "this schedule remembers best, reached, stale, but is given " + memory.keySet());
        }
        return with(newBest, (int) Range.WHOLE.require("stale", newStale), newReached);
    }
}

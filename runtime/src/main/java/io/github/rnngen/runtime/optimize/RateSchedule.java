package io.github.rnngen.runtime.optimize;

import java.util.Map;

/**
 * How the learning rate changes while training goes on, as a factor of the base rate.
 *
 * <p>Schedules are immutable, so safe for use by several threads. A schedule that follows the losses is replaced after
 * each epoch, by what {@link #afterEpoch} returns; all others follow the number of the step alone.
 */
public interface RateSchedule {
    /**
     * What the base rate is multiplied with at a step, at least 0.
     *
     * @param step how many steps were taken before this one, from 0
     * @param stepsPerEpoch how many steps make an epoch, at least 1
     * @param epochs how many epochs there are to be, at least 1
     */
    double factor(long step, long stepsPerEpoch, int epochs);

    /**
     * The schedule for the next epoch.
     *
     * @param loss the epoch's loss: on validation data if there are any, else on the training data
     */
    default RateSchedule afterEpoch(double loss) {
        return this;
    }

    /** What the schedule remembers of the epochs, by name, to go on from later; empty if it remembers nothing. */
    default Map<String, Double> memory() {
        return Map.of();
    }

    /**
     * This schedule, but with the memory of another of the same kind.
     *
     * @throws IllegalArgumentException if these are not the names of {@link #memory}, or a value makes no sense
     */
    default RateSchedule withMemory(Map<String, Double> memory) {
        if (!memory.isEmpty()) {
            throw new IllegalArgumentException("this schedule remembers nothing, but is given " + memory.keySet());
        }
        return this;
    }
}

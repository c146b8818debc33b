package io.github.rnngen.runtime.online;

/**
 * Mean and variance of values as they come: B. P. Welford, "Note on a method for calculating corrected sums of squares
 * and products", 1962, written for the variance itself; with a memory, each value beyond it weighs 1 / memory.
 */
final class RunningMoments {
    /** The square of the difference of two such values is finite. */
    static final double GREATEST = 1e150;

    private final double memory;
    private final double[] means;
    private final double[] variances;
    private double weight;

    RunningMoments(int elements, double memory) {
        this.memory = memory;
        this.means = new double[elements];
        this.variances = new double[elements];
    }

    /** Before the values of an event are added. */
    void next() {
        weight = Math.min(weight + 1, memory);
    }

    void add(int element, double value) {
        double before = value - means[element];
        means[element] += before / weight;
        variances[element] += (before * (value - means[element]) - variances[element]) / weight;
    }

    double scaled(int element, double value) {
        return (value - means[element]) / deviation(element);
    }

    double restored(int element, double scaled) {
        return means[element] + scaled * deviation(element);
    }

    /** The standard deviation; 1 where all values were the same. */
    private double deviation(int element) {
        return variances[element] > 0 ? Math.sqrt(variances[element]) : 1;
    }

    double weight() {
        return weight;
    }

    double mean(int element) {
        return means[element];
    }

    double variance(int element) {
        return variances[element];
    }

    void restore(double newWeight) {
        weight = newWeight;
    }

    void restore(int element, double mean, double variance) {
        means[element] = mean;
        variances[element] = variance;
    }
}

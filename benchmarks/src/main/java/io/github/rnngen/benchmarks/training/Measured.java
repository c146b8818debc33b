package io.github.rnngen.benchmarks.training;

import io.github.rnngen.benchmarks.Timing;

/** How long a training step takes each contender, in microseconds. */
record Measured(Task task, Timing libtorch, Timing plain, Timing vector) {
    /** How many times faster code with vectors is than libtorch. */
    double vectorRatio() {
        return libtorch.median() / vector.median();
    }

    /** How many times faster plain code is than libtorch. */
    double plainRatio() {
        return libtorch.median() / plain.median();
    }

    /** The greatest time of code with vectors over the least. */
    double spread() {
        return vector.greatest() / vector.least();
    }
}

package io.github.rnngen.cli.drawing;

/**
 * That one value is read by another.
 *
 * @param from position of the box that is read
 * @param to position of the box that reads it
 * @param label the time at which it is read, such as {@code t-1}; empty for the same step
 */
record Arrow(int from, int to, String label) {
    boolean crossesSteps() {
        return !label.isEmpty();
    }
}

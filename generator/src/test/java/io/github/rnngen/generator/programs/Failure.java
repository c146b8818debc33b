package io.github.rnngen.generator.programs;

/**
 * What is wrong with a program.
 *
 * @param kind for a reducer, which must not go from one fault to another
 */
record Failure(Sample sample, String kind, String message) {
    /** With all that is needed to see it again. */
    String report() {
        return "seed " + sample.seed() + ": " + kind + ": " + message + "\n" + sample.text();
    }
}

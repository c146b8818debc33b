package io.github.rnngen.generator.programs;

/**
 * A program to be checked.
 *
 * @param seed of its text, and of the numbers that it is run with
 */
record Sample(long seed, String text) {
    static Sample of(long seed) {
        return new Sample(seed, ProgramWriter.write(seed));
    }
}

package io.github.rnngen.generator.programs;

import io.github.rnngen.generator.diagnostic.Code;
import java.util.stream.LongStream;

/**
 * A program to be checked.
 *
 * @param seed of its text, and of the numbers that it is run with
 */
record Sample(long seed, String text) {
    /** More than anyone asks for, so that seeds share no programs. */
    private static final long NEXT = 1L << 40;

    /** The first of the seed's programs whose cells that run in reverse wait for none that waits for them. */
    static Sample of(long seed) {
        return LongStream.iterate(seed, next -> next + NEXT)
                .mapToObj(ProgramWriter::write)
                .filter(text -> !hasCircle(text))
                .findFirst()
                .map(text -> new Sample(seed, text))
                .orElseThrow();
    }

    private static boolean hasCircle(String text) {
        return ProgramCheck.read(text).diagnostics().stream().anyMatch(fault -> fault.code() == Code.CIRCLE);
    }
}

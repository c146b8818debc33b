package io.github.rnngen.generator.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.emitted.Form;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random programs in every form. {@code -Dprograms.count=20000 -Dprograms.seed=1} checks others than those of the build.
 */
class ProgramsTest {
    static final int COUNT = 300;
    private static final int AT_ONCE = 25;

    @Test
    void emittedCodeEqualsTheInterpreterAndGradientsEqualTangents() {
        int count = Integer.getInteger("programs.count", COUNT);
        long first = Long.getLong("programs.seed", 0);
        ProgramCheck check = new ProgramCheck(Toolchain.SOUND, Form.ALL);
        Result total = new Result();
        for (long seed = first; seed < first + count; seed += AT_ONCE) {
            total = total.plus(check.check(LongStream.range(seed, Math.min(first + count, seed + AT_ONCE))
                    .mapToObj(Sample::of)
                    .toList()));
        }
        System.out.printf(
                Locale.ROOT,
                "%d random programs from seed %d: %d runs of their forms, %d left out for rounding,"
                        + " %d numbers compared, %d failures%n",
                total.programs,
                first,
                total.runs,
                total.skipped,
                total.numbers,
                total.failures.size());
        // Only the first is made small: the others may well be the same.
        total.failures.stream()
                .findFirst()
                .map(failure -> new Reducer(check).reduce(failure))
                .ifPresent(small -> System.out.println("The first, made small: " + small.report()));
        assertThat(total.failures.stream().map(Failure::report).toList()).isEmpty();
        assertThat(total.skipped).as("forms left out").isLessThanOrEqualTo(total.runs / 20);
    }

    @Test
    void theProgramsOfTheBuildUseTheWholeLanguage() {
        Set<String> used = LongStream.range(0, COUNT)
                .mapToObj(Sample::of)
                .flatMap(sample -> Features.of(sample.text()).stream())
                .collect(Collectors.toSet());
        assertThat(used).containsAll(Features.ALL);
    }
}

package io.github.rnngen.generator.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.emitted.Form;
import io.github.rnngen.generator.schedule.ir.Unroll;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The programs of the build find every fault that is put into the compiler on purpose. */
class PlantedFaultsTest {
    private static final int AT_ONCE = 5;
    private static final Options OPTIONS = Options.DEFAULT.withUnroll(Unroll.PRODUCTS);

    @TestFactory
    Stream<DynamicTest> eachIsFound() {
        return PlantedFaults.ALL.stream()
                .map(fault -> DynamicTest.dynamicTest(
                        fault.name(),
                        () -> assertThat(firstFailures(fault))
                                .extracting(Failure::kind)
                                .as("what differs")
                                .isNotEmpty()
                                .doesNotContain("crash", "rejected", "not compiled")));
    }

    @Test
    void theyAreManyAndHaveNamesOfTheirOwn() {
        assertThat(PlantedFaults.ALL)
                .extracting(PlantedFault::name)
                .hasSizeGreaterThanOrEqualTo(18)
                .doesNotHaveDuplicates();
    }

    /** The failures of the first programs that fail. */
    private static List<Failure> firstFailures(PlantedFault fault) {
        List<Form> forms =
                Form.ALL.stream().filter(form -> form.options().equals(OPTIONS)).toList();
        ProgramCheck check = new ProgramCheck(fault, forms);
        List<Sample> concerned = LongStream.range(0, ProgramsTest.COUNT)
                .mapToObj(Sample::of)
                .filter(sample -> fault.concerns(ProgramCheck.parse(sample.text()), OPTIONS))
                .toList();
        List<Failure> failures = new ArrayList<>();
        for (int i = 0; i < concerned.size() && failures.isEmpty(); i += AT_ONCE) {
            failures.addAll(check.check(concerned.subList(i, Math.min(concerned.size(), i + AT_ONCE))).failures);
        }
        return failures;
    }
}

package io.github.rnngen.generator.emitted;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.schedule.ir.Unroll;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * HotSpot never compiles a method of more than 8000 bytes of bytecode: code beyond that runs some hundred times slower,
 * and nobody is told.
 */
class BudgetTest {
    private static final int NEVER_COMPILED = 8000;

    @ParameterizedTest
    @CsvSource({
        // inputs, hidden, outputs, steps, batch, precision, asked for, expected
        "1, 1, 1, 1, 1, float, AUTO, FULL",
        "1, 1, 1, 100, 1, double, AUTO, FULL",
        "1, 1, 1, 200, 1, double, AUTO, STEPS",
        "3, 4, 2, 5, 1, double, AUTO, FULL",
        "3, 4, 2, 200, 1, double, FULL, FULL",
        "3, 4, 2, 40, 1, float, AUTO, STEPS",
        "7, 15, 4, 20, 1, float, AUTO, PRODUCTS",
        "8, 16, 4, 20, 1, float, AUTO, PRODUCTS",
        "8, 16, 4, 20, 2, double, FULL, FULL",
        "7, 33, 5, 200, 3, float, STEPS, STEPS",
        "16, 64, 8, 32, 16, float, AUTO, PRODUCTS",
        "16, 64, 8, 1, 1, double, FULL, FULL",
        "16, 64, 8, 32, 1, double, STEPS, STEPS",
        "300, 300, 300, 200, 1, double, FULL, PRODUCTS",
        "300, 300, 300, 1, 1, float, STEPS, PRODUCTS",
        "300, 1, 300, 2, 1, float, FULL, FULL",
        "1, 300, 1, 200, 32, float, AUTO, PRODUCTS",
    })
    void noMethodIsTooLongToBeCompiled(
            int inputs,
            int hidden,
            int outputs,
            int steps,
            int batch,
            String precision,
            Unroll asked,
            Unroll expected) {
        CheckedModel model = Models.of(Models.elman(precision, inputs, hidden, outputs, steps, batch));
        Options options = Options.DEFAULT.withUnroll(asked);
        Map<String, Integer> sizes =
                Compiled.of(Compiler.emit(model, "test.rnn", options).get(0)).methodSizes();
        assertThat(Compiler.schedule(model, options).unrolled()).isEqualTo(expected);
        assertThat(sizes)
                .isNotEmpty()
                .allSatisfy((method, size) -> assertThat(size).as(method).isLessThanOrEqualTo(NEVER_COMPILED));
    }

    /** What one more time step adds to the class; the reference network has 250 multiplications and additions a step. */
    @Test
    void aStepCostsSoManyBytes() {
        int marginal = (bytes(40) - bytes(20)) / 20;
        assertThat(marginal).isBetween(1000, 1300);
    }

    private static int bytes(int steps) {
        CheckedModel model = Models.of(Models.elman("double", 3, 4, 2, steps, 1));
        return Compiled.of(Compiler.emit(model, "test.rnn", Options.DEFAULT.withUnroll(Unroll.FULL))
                        .get(0))
                .methodSizes()
                .values()
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    @Test
    void codeTooLargeForOneClassFileIsSpreadOverSeveral() {
        CheckedModel model = Models.of(Models.elman("double", 16, 64, 8, 4, 1));
        Compiled compiled = Compiled.of(Compiler.emit(model, "test.rnn", Options.DEFAULT.withUnroll(Unroll.FULL))
                .get(0));
        assertThat(compiled.classNames()).contains("com.example.Elman$Part1");
    }
}

package io.github.rnngen.generator.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.rnngen.generator.examples.Complex;
import io.github.rnngen.generator.examples.ComplexNumbers;
import io.github.rnngen.generator.graph.Elementwise;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link Reals} and {@link Duals}. */
class ScalarFunctionsTest {
    private static final Duals DUALS = new Duals();
    private static final ComplexNumbers COMPLEX = new ComplexNumbers();

    /** Values and derivatives from arithmetic of 60 digits. */
    @ParameterizedTest
    @CsvSource({
        "NEGATE, 0.75, -0.75, -1",
        "EXP, 0.75, 2.117000016612675, 2.117000016612675",
        "EXP, -3.5, 0.0301973834223185, 0.0301973834223185",
        "LOG, 0.3, -1.2039728043259361, 3.3333333333333335",
        "LOG, 12.5, 2.5257286443082556, 0.08",
        "SQRT, 2, 1.4142135623730951, 0.3535533905932738",
        "SQRT, 0.3, 0.5477225575051661, 0.9128709291752769",
        "ABS, 0.75, 0.75, 1",
        "ABS, -3.5, 3.5, -1",
        "ABS, 0, 0, 0",
        "SIN, 0.75, 0.6816387600233341, 0.7316888688738209",
        "SIN, -3.5, 0.35078322768961984, -0.9364566872907963",
        "COS, 0.75, 0.7316888688738209, -0.6816387600233341",
        "COS, -3.5, -0.9364566872907963, -0.35078322768961984",
        "TANH, 0.75, 0.6351489523872873, 0.5965858082813315",
        "TANH, -3.5, -0.9981778976111987, 0.003640884720487306",
        "TANH, 1e-9, 1e-9, 1",
        "TANH, 1000, 1, 0",
        "SIGMOID, 0.75, 0.679178699175393, 0.21789499376181404",
        "SIGMOID, -3.5, 0.02931223075135632, 0.02845302387973556",
        "SIGMOID, -40, 4.248354255291589e-18, 4.248354255291589e-18",
        "SIGMOID, 1000, 1, 0",
        "SIGMOID, -1000, 0, 0",
        "SOFTPLUS, 0.75, 1.1368710061148999, 0.679178699175393",
        "SOFTPLUS, -3.5, 0.029750418272620566, 0.02931223075135632",
        "SOFTPLUS, -40, 4.248354255291589e-18, 4.248354255291589e-18",
        "SOFTPLUS, 800, 800, 1",
        "SOFTPLUS, -1000, 0, 0",
        "RELU, 0.75, 0.75, 1",
        "RELU, -3.5, 0, 0",
        "RELU, 0, 0, 0",
        "RELU, -0.0, 0, 0",
        "SIGN, 0.75, 1, 0",
        "SIGN, -3.5, -1, 0",
        "SIGN, 0, 0, 0"
    })
    void functionsOfOneNumber(Elementwise op, double a, double value, double derivative) {
        assertThat(Reals.of(op, a)).isCloseTo(value, within(1e-15 * Math.abs(value)));
        Dual result = DUALS.apply(op, new Dual(a, 2));
        assertThat(result.value()).isEqualTo(Reals.of(op, a));
        assertThat(result.tangent()).isCloseTo(2 * derivative, within(4e-15 * Math.abs(derivative)));
        assertThat(DUALS.apply(op, new Dual(a, 0)).tangent()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "ADD, 0.75, -3.5, -2.75, 1, 1",
        "SUBTRACT, 0.75, -3.5, 4.25, 1, -1",
        "MULTIPLY, 0.75, -3.5, -2.625, -3.5, 0.75",
        "DIVIDE, 0.75, -4, -0.1875, -0.25, -0.046875",
        "POWER, 2.5, -1.5, 0.25298221281347033, -0.1517893276880822, 0.23180525692999798",
        "POWER, -3, 2, 9, -6, NaN",
        "POWER, 0, 2, 0, 0, 0",
        "MAX, 0.75, -3.5, 0.75, 1, 0",
        "MAX, -3.5, 0.75, 0.75, 0, 1",
        "MAX, 2, 2, 2, 1, 0",
        "MIN, 0.75, -3.5, -3.5, 0, 1",
        "MIN, -3.5, 0.75, -3.5, 1, 0",
        "MIN, 2, 2, 2, 1, 0"
    })
    void functionsOfTwoNumbers(Elementwise op, double a, double b, double value, double byFirst, double bySecond) {
        assertThat(Reals.of(op, a, b)).isCloseTo(value, within(1e-15 * Math.abs(value)));
        Dual first = DUALS.apply(op, new Dual(a, 2), new Dual(b, 0));
        Dual second = DUALS.apply(op, new Dual(a, 0), new Dual(b, 2));
        assertThat(first.value()).isEqualTo(Reals.of(op, a, b));
        assertThat(first.tangent()).isCloseTo(2 * byFirst, within(1e-15));
        if (Double.isNaN(bySecond)) {
            assertThat(second.tangent()).isNaN();
        } else {
            assertThat(second.tangent()).isCloseTo(2 * bySecond, within(1e-15));
        }
        assertThat(DUALS.apply(op, new Dual(a, 0), new Dual(b, 0)).tangent()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "LESS, 1, 0, 0",
        "LESS_EQUAL, 1, 1, 0",
        "GREATER, 0, 0, 1",
        "GREATER_EQUAL, 0, 1, 1",
        "EQUAL, 0, 1, 0",
        "NOT_EQUAL, 1, 0, 1"
    })
    void comparisons(Elementwise op, double whenLess, double whenEqual, double whenGreater) {
        assertThat(Reals.of(op, 1, 2)).isEqualTo(whenLess);
        assertThat(Reals.of(op, 2, 2)).isEqualTo(whenEqual);
        assertThat(Reals.of(op, 3, 2)).isEqualTo(whenGreater);
        assertThat(Reals.of(op, 0, -0.0)).isEqualTo(whenEqual);
        assertThat(Reals.of(op, Double.NaN, 2)).isEqualTo(op == Elementwise.NOT_EQUAL ? 1 : 0);
    }

    /** The complex step and central differences, at many places. */
    @ParameterizedTest
    @EnumSource(Elementwise.class)
    void tangentsAgreeWithOtherWaysToDifferentiate(Elementwise op) {
        if (op.isComparison() || op == Elementwise.SELECT) {
            assertThatIllegalArgumentException().isThrownBy(() -> tangent(op, List.of(new Dual(1, 1), new Dual(2, 1))));
            return;
        }
        for (int i = 0; i < 50; i++) {
            List<Dual> operands = List.of(new Dual(0.05 + 0.1 * i, 0.7), new Dual(2.52 - 0.1 * i, -1.3));
            double tangent = tangent(op, operands);
            assertThat(tangent).isCloseTo(complexStep(op, operands), within(1e-12 * Math.max(1, Math.abs(tangent))));
            assertThat(tangent).isCloseTo(difference(op, operands), within(1e-6 * Math.max(1, Math.abs(tangent))));
        }
    }

    private static double tangent(Elementwise op, List<Dual> operands) {
        return op.arity() == 1
                ? DUALS.apply(op, operands.get(0)).tangent()
                : DUALS.apply(op, operands.get(0), operands.get(1)).tangent();
    }

    private static double complexStep(Elementwise op, List<Dual> operands) {
        List<Complex> seeds = operands.stream()
                .map(operand -> ComplexNumbers.seed(operand.value(), operand.tangent()))
                .toList();
        return ComplexNumbers.derivative(
                op.arity() == 1 ? COMPLEX.apply(op, seeds.get(0)) : COMPLEX.apply(op, seeds.get(0), seeds.get(1)));
    }

    private static double difference(Elementwise op, List<Dual> operands) {
        double step = 1e-6;
        return (moved(op, operands, step) - moved(op, operands, -step)) / (2 * step);
    }

    private static double moved(Elementwise op, List<Dual> operands, double step) {
        List<Double> values = operands.stream()
                .map(operand -> operand.value() + step * operand.tangent())
                .toList();
        return op.arity() == 1 ? Reals.of(op, values.get(0)) : Reals.of(op, values.get(0), values.get(1));
    }

    @Test
    void everyOperationHasItsNumberOfOperands() {
        for (Elementwise op : Elementwise.values()) {
            if (op.arity() != 1) {
                assertThatIllegalArgumentException().isThrownBy(() -> Reals.of(op, 1));
            }
            if (op.arity() != 2) {
                assertThatIllegalArgumentException().isThrownBy(() -> Reals.of(op, 1, 1));
            }
        }
        assertThat(Arrays.stream(Elementwise.values()).map(Elementwise::arity))
                .hasSize(26)
                .containsOnly(1, 2, 3);
    }
}

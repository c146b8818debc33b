package io.github.rnngen.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ElementsTest {
    static Named<?>[] both() {
        return new Named<?>[] {Named.of("float", Elements.FLOAT), Named.of("double", Elements.DOUBLE)};
    }

    private static <A> A array(Elements<A> elements, double... values) {
        A array = elements.allocate(values.length);
        for (int i = 0; i < values.length; i++) {
            elements.set(array, i, values[i]);
        }
        return array;
    }

    @ParameterizedTest
    @MethodSource("both")
    <A> void addsScaled(Elements<A> elements) {
        A target = array(elements, 1, 2, 3);
        elements.addScaled(target, -0.5, array(elements, 2, 4, 8));
        assertThat(target).isEqualTo(array(elements, 0, 0, -1));
        assertThatThrownBy(() -> elements.addScaled(target, 1, array(elements, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("arrays of 3 and 1 elements can't be added");
    }

    @ParameterizedTest
    @MethodSource("both")
    <A> void copiesRuns(Elements<A> elements) {
        A target = array(elements, 1, 2, 3);
        elements.copy(array(elements, 7, 8, 9), 1, target, 0, 2);
        assertThat(target).isEqualTo(array(elements, 8, 9, 3));
        assertThat(elements.length(target)).isEqualTo(3);
        assertThat(elements.get(target, 1)).isEqualTo(9);
        assertThatThrownBy(() -> elements.copy(target, 2, target, 0, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @MethodSource("both")
    <A> void findsTheFirstElementThatIsNotFinite(Elements<A> elements) {
        assertThat(elements.firstNonFinite(array(elements))).isEqualTo(-1);
        assertThat(elements.firstNonFinite(array(elements, 0, -0.0, 1e30))).isEqualTo(-1);
        assertThat(elements.firstNonFinite(array(elements, 0, Double.NaN, Double.NaN)))
                .isEqualTo(1);
        assertThat(elements.firstNonFinite(array(elements, 0, 1, Double.POSITIVE_INFINITY)))
                .isEqualTo(2);
        assertThat(elements.firstNonFinite(array(elements, Double.NEGATIVE_INFINITY, 1)))
                .isEqualTo(0);
    }

    @ParameterizedTest
    @MethodSource("both")
    <A> void storesRounded(Elements<A> elements) {
        double third = 1.0 / 3;
        double stored = elements.get(array(elements, third), 0);
        assertThat(stored).isEqualTo(elements.precision() == Precision.FLOAT ? (float) third : third);
    }
}

package io.github.rnngen.runtime.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NpyArrayTest {
    @Test
    void givesItsElements() {
        NpyArray ints = NpyArray.of(new int[] {1, -2}, List.of(2));
        assertThat(ints.type()).isEqualTo(NpyType.I4);
        assertThat(ints.elements()).isEqualTo(2);
        assertThat(ints.longAt(1)).isEqualTo(-2);
        assertThat(ints.toDoubles()).containsExactly(1, -2);
        NpyArray floats = NpyArray.of(new float[] {0.1f}, List.of());
        assertThat(floats.doubleAt(0)).isEqualTo(0.1f);
        assertThat(floats.data().getFloat()).isEqualTo(0.1f);
        assertThat(floats).hasToString("f4[]");
        assertThatThrownBy(() -> floats.longAt(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the elements are not integers but f4");
        assertThatThrownBy(() -> ints.doubleAt(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> ints.doubleAt(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void isACopy() {
        double[] values = {1, 2};
        NpyArray array = NpyArray.of(values, List.of(2));
        values[0] = 7;
        array.toDoubles()[1] = 7;
        assertThat(array.toDoubles()).containsExactly(1, 2);
    }

    @Test
    void isGenerated() {
        assertThat(NpyArray.generate(NpyType.F4, List.of(2, 2), i -> i / 3.0))
                .isEqualTo(NpyArray.of(new float[] {0, (float) (1 / 3.0), (float) (2 / 3.0), 1}, List.of(2, 2)));
        assertThat(NpyArray.generate(NpyType.F8, List.of(1), i -> 1 / 3.0))
                .isEqualTo(NpyArray.of(new double[] {1 / 3.0}, List.of(1)));
        assertThatThrownBy(() -> NpyArray.generate(NpyType.I4, List.of(1), i -> i))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("real numbers can't be stored as i4");
    }

    @Test
    void equalsWhatHasTheSameTypeShapeAndBits() {
        NpyArray array = NpyArray.of(new double[] {0, 1}, List.of(2));
        assertThat(array)
                .isEqualTo(NpyArray.of(new double[] {0, 1}, List.of(2)))
                .hasSameHashCodeAs(NpyArray.of(new double[] {0, 1}, List.of(2)))
                .isNotEqualTo(NpyArray.of(new double[] {0, 1}, List.of(1, 2)))
                .isNotEqualTo(NpyArray.of(new double[] {-0.0, 1}, List.of(2)))
                .isNotEqualTo(NpyArray.of(new float[] {0, 1}, List.of(2)))
                .isNotEqualTo(null);
    }

    @Test
    void refusesShapesThatDoNotFit() {
        assertThatThrownBy(() -> NpyArray.of(new double[3], List.of(2, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("3 elements don't have the shape [2, 2]");
        assertThatThrownBy(() -> NpyArray.of(new double[2], List.of(-2, -1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[-2, -1] is not the shape of an array");
        assertThatThrownBy(() -> NpyArray.of(new double[1], Collections.nCopies(33, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

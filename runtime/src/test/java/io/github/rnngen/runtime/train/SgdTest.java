package io.github.rnngen.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnngen.runtime.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SgdTest {
    @Test
    void stepsAgainstTheGradient() {
        double[] doubles = {1, 2, -0.0};
        new Sgd<>(Elements.DOUBLE, 0.1).update(doubles, new double[] {3, -5, 0});
        assertThat(doubles).containsExactly(1 - 0.1 * 3, 2 + 0.1 * 5, -0.0);
        float[] floats = {1, 2};
        new Sgd<>(Elements.FLOAT, 0.1).update(floats, new float[] {3, -5});
        assertThat(floats).containsExactly(1 - 0.1f * 3, 2 + 0.1f * 5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesALearningRateThatMakesNoSense(double learningRate) {
        assertThatThrownBy(() -> new Sgd<>(Elements.DOUBLE, learningRate))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the learning rate must be finite and above 0, not " + learningRate);
    }
}

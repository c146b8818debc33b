package io.github.rnngen.generator.emit.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.runtime.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The coefficients in the sources are those that Remez's algorithm gives. */
class CoefficientsTest {
    @ParameterizedTest
    @EnumSource
    void areThoseOfTheBestPolynomials(Precision precision) {
        assertThat(Coefficients.of(precision)).isEqualTo(Minimax.coefficients(precision));
    }
}

package io.github.rnngen.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {
    @ParameterizedTest
    @CsvSource({
        "15, 1e-6, 15.0",
        "0.30000001192092896, 1e-8, 0.30000001",
        "123456790.123456, 1e-5, 1.2345679012346E8",
        "123456790.123456, 1, 1.2345679E8",
        "0.1, 0, 0.1",
        "-2.5e-7, 1e-9, -2.5E-7",
        "0, 1e-6, 0.0",
        "NaN, 1, NaN",
    })
    void asManyAsTellNumbersApart(double value, double distance, String text) {
        assertThat(Digits.shortest(value, distance)).isEqualTo(text);
    }
}

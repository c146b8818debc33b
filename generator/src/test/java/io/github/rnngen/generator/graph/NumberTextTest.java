package io.github.rnngen.generator.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, -0",
        "1, 1",
        "-1, -1",
        "0.5, 0.5",
        "0.1, 0.1",
        "100, 100",
        "1234567.25, 1234567.25",
        "3.141592653589793, 3.141592653589793",
        "0.001, 0.001",
        "1.5e-7, 1.5e-7",
        "100000000000000, 100000000000000",
        "1e15, 1e15",
        "6.02214076e23, 6.02214076e23",
        "2e23, 2e23",
        "9007199254740993, 9007199254740992",
        "4.9e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e308",
        "NaN, NaN",
        "Infinity, Infinity",
        "-Infinity, -Infinity"
    })
    void writesTheShortestDecimal(double value, String text) {
        assertThat(NumberText.of(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, -0",
        "0.1, 0.1",
        "-2.5, -2.5",
        "16777216, 16777216",
        "3.14159274, 3.1415927",
        "1e-45, 1e-45",
        "3.4028235e38, 3.4028235e38",
        "NaN, NaN",
        "-Infinity, -Infinity"
    })
    void writesTheShortestDecimalForFloats(float value, String text) {
        assertThat(NumberText.of(value)).isEqualTo(text);
        assertThat(Float.valueOf(text)).isEqualTo(Float.valueOf(value));
    }

    @Test
    void readsBackAsTheSameNumber() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            assertThat(Double.valueOf(NumberText.of(value))).isEqualTo(Double.valueOf(value));
        }
    }
}

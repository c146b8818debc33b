package io.github.rnngen.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressLineTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.00073164, 0.0007316",
        "0.0316, 0.03160",
        "-1.23456, -1.235",
        "99.996, 100.0",
        "33280.04, 33280.0",
        "1234567, 1.235e+06",
        "2.4e-9, 2.400e-09",
        "NaN, NaN"
    })
    void figuresHaveFourDigitsThatCount(double value, String figure) {
        assertThat(ProgressLine.figure(value)).isEqualTo(figure);
    }

    @ParameterizedTest
    @CsvSource({"0.4, 0 s", "59.4, 59 s", "59.6, 1 min 0 s", "3725, 1 h 2 min"})
    void durationsReadAsPeopleSayThem(double seconds, String duration) {
        assertThat(ProgressLine.duration(seconds)).isEqualTo(duration);
    }
}

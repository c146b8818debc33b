package com.example.sunspots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {
    @Test
    void givesPartsByYear() {
        Series series = Series.parse(List.of("year,sunspots", "1700,5", "1701,11", "1702,16.5"));

        assertThat(series.between(1701, 1702)).isEqualTo(new Series(1701, List.of(11.0, 16.5)));
    }

    @Test
    void refusesGaps() {
        assertThatThrownBy(() -> Series.parse(List.of("year,sunspots", "1700,5", "1702,16")))
                .hasMessage("the year 1701 is missing");
    }
}

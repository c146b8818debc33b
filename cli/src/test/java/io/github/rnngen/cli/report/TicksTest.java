package io.github.rnngen.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.cli.report.LineChart.Line;
import io.github.rnngen.cli.report.LineChart.Style;
import io.github.rnngen.cli.report.Ticks.Tick;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {
    private static List<String> labels(List<Tick> ticks) {
        return ticks.stream().map(Tick::label).toList();
    }

    @Test
    void areRound() {
        assertThat(labels(Ticks.linear(0.13, 0.88, 5))).containsExactly("0.2", "0.4", "0.6", "0.8");
        assertThat(labels(Ticks.linear(-1, 1, 4))).containsExactly("-1.0", "-0.5", "0.0", "0.5", "1.0");
        assertThat(labels(Ticks.linear(0, 12_000, 4))).containsExactly("0", "5,000", "10,000");
        assertThat(labels(Ticks.plain(1947, 2008, 6))).containsExactly("1960", "1980", "2000");
        assertThat(labels(Ticks.logarithmic(0.003, 0.4)))
                .containsExactly("0.005", "0.01", "0.02", "0.05", "0.1", "0.2");
        assertThat(labels(Ticks.logarithmic(1e-9, 10))).containsExactly("1e-08", "1e-06", "0.0001", "0.01", "1");
        assertThat(labels(Ticks.whole(1, 3, 8))).containsExactly("1", "2", "3");
        assertThat(labels(Ticks.whole(1, 1200, 4))).containsExactly("500", "1,000");
    }

    @Test
    void labelsTellNeighboursApart() {
        assertThat(labels(Ticks.plain(1_700_000_000, 1_700_040_000, 3)))
                .containsExactly("1700000000", "1700020000", "1700040000");
        assertThat(labels(Ticks.linear(123_456_789, 123_456_793, 3))).containsExactly("123,456,790", "123,456,792");
        assertThat(labels(Ticks.linear(1e30, 1.3e30, 3))).containsExactly("1.0e+30", "1.1e+30", "1.2e+30", "1.3e+30");
        assertThat(labels(Ticks.linear(-1e30, 1e30, 5))).containsExactly("-1.0e+30", "-5e+29", "0", "5e+29", "1.0e+30");
        assertThat(labels(Ticks.linear(0, 6e-8, 3))).containsExactly("0", "2e-08", "4e-08", "6e-08");
        assertThat(labels(Ticks.linear(1, 1 + 4e-8, 2))).containsExactly("1.00000000", "1.00000002", "1.00000004");
    }

    private static List<String> dates(String first, String last, int wanted) {
        return labels(DateTicks.of(day(first), day(last), wanted));
    }

    private static double day(String date) {
        return (double) LocalDate.parse(date).toEpochDay();
    }

    @Test
    void datesAreDates() {
        assertThat(dates("2023-01-14", "2023-01-17", 8))
                .containsExactly("2023-01-14", "2023-01-15", "2023-01-16", "2023-01-17");
        assertThat(dates("2023-01-14", "2023-02-08", 5))
                .as("Mondays")
                .containsExactly("2023-01-16", "2023-01-23", "2023-01-30", "2023-02-06");
        assertThat(dates("2022-11-20", "2023-03-01", 5)).containsExactly("2022-12", "2023-01", "2023-02", "2023-03");
        assertThat(dates("1968-02-01", "1970-05-01", 10))
                .containsExactly(
                        "1968-04", "1968-07", "1968-10", "1969-01", "1969-04", "1969-07", "1969-10", "1970-01",
                        "1970-04");
        assertThat(dates("1958-03-29", "2008-12-29", 8)).containsExactly("1960", "1970", "1980", "1990", "2000");
    }

    private static List<String> times(String first, String last, int wanted) {
        return labels(DateTicks.withTimes(moment(first), moment(last), wanted));
    }

    private static double moment(String dateAndTime) {
        return LocalDateTime.parse(dateAndTime).toEpochSecond(ZoneOffset.UTC) / 86_400.0;
    }

    @Test
    void timesOfDayHaveTheirDateAtMidnightAndFirst() {
        assertThat(times("2024-02-28T17:00", "2024-03-01T05:00", 6))
                .containsExactly("2024-02-28 18:00", "2024-02-29", "06:00", "12:00", "18:00", "2024-03-01");
        assertThat(times("2024-02-28T17:03", "2024-02-28T17:21", 4))
                .containsExactly("2024-02-28 17:05", "17:10", "17:15", "17:20");
        assertThat(times("1969-12-31T23:59:31", "1970-01-01T00:00:31", 5))
                .containsExactly("1969-12-31 23:59:45", "1970-01-01", "00:00:15", "00:00:30");
        assertThat(times("2024-01-01T00:00", "2024-01-04T12:00", 5))
                .containsExactly("2024-01-01", "2024-01-02", "2024-01-03", "2024-01-04");
    }

    @Test
    void labelsHaveTheRoomTheyNeed() {
        for (double least : new double[] {0, 0.001, 123_456_789, 1_700_000_000, 1.2e12, 1e30}) {
            for (double span : new double[] {0.1, 7, 3e6, 2e30}) {
                double[] values = {least, least + span};
                Line line = new Line("a", values, values, Style.BLUE);
                for (Axis across : List.of(Axis.linear("x"), Axis.plain("x"), Axis.count("x"))) {
                    String svg = new LineChart(across, Axis.linear("the height"), List.of(line)).render();

                    assertThat(Texts.overlapping(svg)).as("%s, %s", least, span).isEmpty();
                    assertThat(Texts.of(svg))
                            .allSatisfy(text -> assertThat(text.right()).isLessThan(765));
                }
            }
        }
    }
}

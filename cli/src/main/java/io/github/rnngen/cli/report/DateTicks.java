package io.github.rnngen.cli.report;

import io.github.rnngen.cli.report.Ticks.Tick;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Days, months or years along an axis of days since 1970-01-01, written as in ISO 8601. */
final class DateTicks {
    private static final double DAYS_PER_MONTH = 365.2425 / 12;
    private static final int MONTHS_PER_YEAR = 12;

    /** Weeks begin with Monday; the first of all days was a Thursday. */
    private static final int AFTER_MONDAY = 3;

    private static final int[] DAYS = {1, 2, 7, 14};
    private static final int[] MONTHS = {1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000};

    private DateTicks() {}

    /** About as many as wanted, or fewer. */
    static List<Tick> of(double least, double greatest, int wanted) {
        double step = (greatest - least) / wanted;
        for (int days : DAYS) {
            if (days >= step) {
                return days(least, greatest, days);
            }
        }
        int months = IntStream.of(MONTHS)
                .filter(count -> count * DAYS_PER_MONTH >= step)
                .findFirst()
                .orElse(MONTHS[MONTHS.length - 1]);
        return months(least, greatest, months);
    }

    private static List<Tick> days(double least, double greatest, int step) {
        long first = (long) Math.ceil((least + AFTER_MONDAY) / step);
        return LongStream.iterate(first * step - AFTER_MONDAY, day -> day <= greatest, day -> day + step)
                .mapToObj(day -> new Tick(day, LocalDate.ofEpochDay(day).toString()))
                .toList();
    }

    private static List<Tick> months(double least, double greatest, int step) {
        LocalDate start = LocalDate.ofEpochDay((long) Math.floor(least)).withDayOfMonth(1);
        int past = (start.getMonthValue() - 1 + start.getYear() * MONTHS_PER_YEAR) % step;
        String form = step % MONTHS_PER_YEAR == 0 ? "%04d" : "%04d-%02d";
        return Stream.iterate(
                        start.minusMonths(past), date -> date.toEpochDay() <= greatest, date -> date.plusMonths(step))
                .filter(date -> date.toEpochDay() >= least)
                .map(date -> new Tick(
                        date.toEpochDay(), String.format(Locale.ROOT, form, date.getYear(), date.getMonthValue())))
                .toList();
    }
}

package io.github.rnngen.cli.report;

import io.github.rnngen.cli.report.Ticks.Tick;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Times of day, days, months or years along an axis of days since 1970-01-01, written as in ISO 8601. */
final class DateTicks {
    private static final double DAYS_PER_MONTH = 365.2425 / 12;
    private static final int MONTHS_PER_YEAR = 12;
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int SECONDS_PER_MINUTE = 60;

    /** Weeks begin with Monday; the first of all days was a Thursday. */
    private static final int AFTER_MONDAY = 3;

    private static final int[] SECONDS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200
    };
    private static final int[] DAYS = {1, 2, 7, 14};
    private static final int[] MONTHS = {1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000};

    private DateTicks() {}

    /** About as many as wanted, or fewer, of times of day too if days would be too far apart. */
    static List<Tick> withTimes(double least, double greatest, int wanted) {
        double step = (greatest - least) / wanted;
        return IntStream.of(SECONDS)
                .filter(seconds -> seconds >= step * SECONDS_PER_DAY)
                .mapToObj(seconds -> times(least, greatest, seconds))
                .findFirst()
                .orElseGet(() -> of(least, greatest, wanted));
    }

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

    /** At midnight, and first of all, stands the date. */
    private static List<Tick> times(double least, double greatest, int step) {
        long first = (long) Math.ceil(least * SECONDS_PER_DAY / step) * step;
        long last = (long) Math.floor(greatest * SECONDS_PER_DAY);
        return LongStream.iterate(first, second -> second <= last, second -> second + step)
                .mapToObj(second -> new Tick((double) second / SECONDS_PER_DAY, text(second, step, second == first)))
                .toList();
    }

    private static String text(long second, int step, boolean withDate) {
        int ofDay = (int) Math.floorMod(second, (long) SECONDS_PER_DAY);
        String date = LocalDate.ofEpochDay(Math.floorDiv(second, (long) SECONDS_PER_DAY))
                .toString();
        if (ofDay == 0) {
            return date;
        }
        LocalTime time = LocalTime.ofSecondOfDay(ofDay);
        String text = step < SECONDS_PER_MINUTE
                ? String.format(Locale.ROOT, "%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond())
                : String.format(Locale.ROOT, "%02d:%02d", time.getHour(), time.getMinute());
        return withDate ? date + " " + text : text;
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

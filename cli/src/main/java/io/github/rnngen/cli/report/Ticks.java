package io.github.rnngen.cli.report;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round values along an axis, and what to write beside them. */
final class Ticks {
    /** A value and its label. */
    record Tick(double value, String label) {}

    private Ticks() {}

    /** Multiples of 1, 2 or 5 times a power of ten, about as many as wanted. */
    static List<Tick> linear(double least, double greatest, int wanted) {
        double step = step((greatest - least) / wanted);
        int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
        boolean scientific = Math.max(Math.abs(least), Math.abs(greatest)) >= 1e7 || decimals > 6;
        List<Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(least / step - 1e-9); i * step <= greatest + 1e-9 * step; i++) {
            double value = i * step;
            ticks.add(new Tick(
                    value,
                    scientific
                            ? String.format(Locale.ROOT, "%.3g", value)
                            : String.format(Locale.ROOT, "%,." + decimals + "f", value + 0.0)));
        }
        return ticks;
    }

    /** Whole years such as 1700, without separators of thousands. */
    static List<Tick> plain(double least, double greatest, int wanted) {
        return linear(least, greatest, wanted).stream()
                .map(tick -> new Tick(tick.value(), tick.label().replace(",", "")))
                .toList();
    }

    /** Powers of ten, with 2 and 5 times them where the range is small. */
    static List<Tick> logarithmic(double least, double greatest) {
        double decades = Math.log10(greatest / least);
        int stride = (int) Math.max(1, Math.ceil(decades / 8));
        List<Tick> ticks = new ArrayList<>();
        for (int power = (int) Math.floor(Math.log10(least)); power <= Math.ceil(Math.log10(greatest)); power++) {
            for (int digit : decades > 3 ? new int[] {1} : new int[] {1, 2, 5}) {
                double value = digit * Math.pow(10, power);
                boolean wanted = Math.floorMod(power, stride) == 0;
                if (wanted && value >= least * (1 - 1e-9) && value <= greatest * (1 + 1e-9)) {
                    ticks.add(new Tick(value, short10(value)));
                }
            }
        }
        return ticks;
    }

    /** Days since 1970-01-01: years, or months or days of short ranges. */
    static List<Tick> dates(double least, double greatest, int wanted) {
        double years = (greatest - least) / 365.25;
        List<Tick> ticks = new ArrayList<>();
        if (years >= wanted) {
            int step = (int) Math.max(1, step(years / wanted));
            int first = LocalDate.ofEpochDay((long) Math.ceil(least)).getYear();
            for (int year = Math.floorDiv(first, step) * step; ; year += step) {
                double day = LocalDate.of(year, 1, 1).toEpochDay();
                if (day > greatest) {
                    return ticks;
                } else if (day >= least) {
                    ticks.add(new Tick(day, String.valueOf(year)));
                }
            }
        }
        int months = (int) Math.max(1, Math.round(years * 12 / wanted));
        LocalDate start = LocalDate.ofEpochDay((long) least).withDayOfYear(1);
        for (LocalDate date = start; date.toEpochDay() <= greatest; date = date.plusMonths(months)) {
            if (date.toEpochDay() >= least) {
                ticks.add(new Tick(date.toEpochDay(), date.toString().substring(0, 7)));
            }
        }
        return ticks.size() >= 2
                ? ticks
                : linear(least, greatest, wanted).stream()
                        .map(tick -> new Tick(tick.value(), day(tick.value())))
                        .toList();
    }

    private static String day(double epochDay) {
        return LocalDate.ofEpochDay((long) epochDay)
                .atStartOfDay(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }

    private static String short10(double value) {
        return value >= 1e-4 && value < 1e6
                ? String.format(
                        Locale.ROOT,
                        "%s",
                        java.math.BigDecimal.valueOf(value)
                                .round(new java.math.MathContext(6))
                                .stripTrailingZeros()
                                .toPlainString())
                : String.format(Locale.ROOT, "%.0e", value);
    }

    private static double step(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double digit = rough / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }
}

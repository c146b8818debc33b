package io.github.rnngen.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round values along an axis, and what to write beside them. */
final class Ticks {
    private static final int LONGEST_LABEL = 13;
    private static final int MOST_DECIMALS = 6;

    /** A value and its label. */
    record Tick(double value, String label) {}

    private Ticks() {}

    /** Multiples of 1, 2 or 5 times a power of ten, about as many as wanted. */
    static List<Tick> linear(double least, double greatest, int wanted) {
        return multiples(step((greatest - least) / wanted), least, greatest, "%,.");
    }

    /** The same, but whole numbers alone. */
    static List<Tick> whole(double least, double greatest, int wanted) {
        return multiples(Math.max(1, step((greatest - least) / wanted)), least, greatest, "%,.");
    }

    private static List<Tick> multiples(double step, double least, double greatest, String form) {
        int decimals = Math.max(0, -exponent(step));
        List<Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(least / step - 1e-9); i * step <= greatest + 1e-9 * step; i++) {
            ticks.add(new Tick(i * step, String.format(Locale.ROOT, form + decimals + "f", i * step + 0.0)));
        }
        boolean full = decimals <= MOST_DECIMALS
                && ticks.stream().allMatch(tick -> tick.label().length() <= LONGEST_LABEL);
        return full
                ? ticks
                : ticks.stream()
                        .map(tick -> new Tick(tick.value(), shorter(tick, step)))
                        .toList();
    }

    /** Written with an exponent if that takes less room, with as many digits as tell a multiple of the step from the next. */
    private static String shorter(Tick tick, double step) {
        double size = Math.abs(tick.value());
        if (size < step / 2) {
            return "0";
        }
        int digits = Math.max(0, exponent(size) - exponent(step));
        String scientific = String.format(Locale.ROOT, "%." + digits + "e", tick.value());
        return scientific.length() < tick.label().length() ? scientific : tick.label();
    }

    private static int exponent(double value) {
        return (int) Math.floor(Math.log10(value) + 1e-9);
    }

    /** Whole years such as 1700, without separators of thousands. */
    static List<Tick> plain(double least, double greatest, int wanted) {
        return multiples(step((greatest - least) / wanted), least, greatest, "%.");
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

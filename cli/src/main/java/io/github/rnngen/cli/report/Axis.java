package io.github.rnngen.cli.report;

import io.github.rnngen.cli.report.Ticks.Tick;
import java.util.List;

/**
 * One direction of a chart.
 *
 * @param label what the numbers are, with their unit
 * @param kind how they are laid out and written
 */
public record Axis(String label, Kind kind) {
    /** With fewer of them nobody can tell how large what lies between them is. */
    private static final int FEWEST_TICKS = 3;

    /** How numbers are laid out and written. */
    public enum Kind {
        /** Evenly. */
        LINEAR,
        /** Evenly, without separators of thousands: years. */
        PLAIN,
        /** Evenly, as dates; values are days since 1970-01-01. */
        DATE,
        /** The same, with times of day. */
        TIME,
        /** Evenly, with ticks at whole numbers alone. */
        COUNT,
        /** By their logarithms; values that are not positive are left out. */
        LOGARITHMIC
    }

    /** An evenly divided axis. */
    public static Axis linear(String label) {
        return new Axis(label, Kind.LINEAR);
    }

    /** An evenly divided axis of things that are counted. */
    public static Axis count(String label) {
        return new Axis(label, Kind.COUNT);
    }

    /** A logarithmic axis. */
    public static Axis logarithmic(String label) {
        return new Axis(label, Kind.LOGARITHMIC);
    }

    /** An evenly divided axis of years and the like. */
    public static Axis plain(String label) {
        return new Axis(label, Kind.PLAIN);
    }

    /** An evenly divided axis of days since 1970-01-01. */
    public static Axis dates(String label) {
        return new Axis(label, Kind.DATE);
    }

    /** An evenly divided axis of days since 1970-01-01 with times of day. */
    public static Axis times(String label) {
        return new Axis(label, Kind.TIME);
    }

    /** Whether a value has a place on this axis. */
    boolean shows(double value) {
        return Double.isFinite(value) && (kind != Kind.LOGARITHMIC || value > 0);
    }

    /** The part of the axis that a chart shows. */
    Range range(double least, double greatest, boolean margin) {
        if (kind == Kind.LOGARITHMIC) {
            double ratio = Math.max(greatest / least, 1.25);
            double room = margin ? Math.pow(ratio, 0.05) : 1;
            return new Range(least / room, Math.max(greatest, least * ratio) * room);
        }
        double span = greatest - least;
        double room = span == 0 ? Math.max(1e-6, Math.abs(least) * 0.05) : margin ? span * 0.05 : 0;
        return new Range(least - room, greatest + room);
    }

    List<Tick> ticks(Range range, int wanted) {
        return switch (kind) {
            case LINEAR -> Ticks.linear(range.least, range.greatest, wanted);
            case PLAIN -> Ticks.plain(range.least, range.greatest, wanted);
            case DATE -> DateTicks.of(range.least, range.greatest, wanted);
            case TIME -> DateTicks.withTimes(range.least, range.greatest, wanted);
            case LOGARITHMIC -> {
                List<Tick> ticks = Ticks.logarithmic(range.least, range.greatest);
                yield ticks.size() < FEWEST_TICKS ? Ticks.linear(range.least, range.greatest, wanted) : ticks;
            }
            case COUNT -> Ticks.whole(range.least, range.greatest, wanted);
        };
    }

    /** A value's place, 0 at the start of the range and 1 at its end. */
    double place(double value, Range range) {
        return kind == Kind.LOGARITHMIC
                ? Math.log(value / range.least) / Math.log(range.greatest / range.least)
                : (value - range.least) / (range.greatest - range.least);
    }

    /** Both ends. */
    record Range(double least, double greatest) {}
}

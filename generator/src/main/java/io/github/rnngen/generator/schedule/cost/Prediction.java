package io.github.rnngen.generator.schedule.cost;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How long a program takes, as far as its statements tell: what it does, and what that costs on the machine of
 * docs/benchmarks.md, on one core.
 *
 * @param counts how often it does what takes time
 * @param prices what each costs
 */
public record Prediction(Map<CostUnit, Double> counts, Prices prices) {
    /** Smaller parts of the time are not worth a word. */
    private static final double LEAST_SHARE = 0.1;

    public Prediction {
        counts = Map.copyOf(counts);
    }

    /** Nanoseconds in all. */
    public double nanoseconds() {
        return counts.keySet().stream().sorted().mapToDouble(this::nanoseconds).sum();
    }

    private double nanoseconds(CostUnit unit) {
        return counts.getOrDefault(unit, 0.0) * prices.nanoseconds(unit);
    }

    /** The parts of the time, each from 0 to 1, the greatest first. */
    public Map<CostUnit, Double> shares() {
        double all = nanoseconds();
        Map<CostUnit, Double> shares = new LinkedHashMap<>();
        counts.keySet().stream()
                .sorted(Comparator.<CostUnit>comparingDouble(unit -> -nanoseconds(unit))
                        .thenComparing(Comparator.naturalOrder()))
                .forEach(unit -> shares.put(unit, nanoseconds(unit) / all));
        return shares;
    }

    /** Microseconds, to three digits. */
    public String microseconds() {
        double microseconds = nanoseconds() / 1e3;
        int decimals = Math.max(0, 2 - (int) Math.floor(Math.log10(microseconds)));
        return String.format(Locale.ROOT, "%." + decimals + "f", microseconds);
    }

    /** The time and its greatest parts, for people. */
    public String text() {
        return microseconds() + " us: "
                + shares().entrySet().stream()
                        .filter(share -> share.getValue() >= LEAST_SHARE)
                        .map(share -> Math.round(100 * share.getValue()) + " % "
                                + share.getKey().text())
                        .collect(Collectors.joining(", "));
    }
}

package io.github.rnngen.benchmarks.table;

import io.github.rnngen.benchmarks.Timing;
import java.util.Arrays;
import java.util.List;

/** The results of one section in one precision. */
record View(String precision, List<Result> results) {
    static View of(String section, String precision, List<Result> all) {
        return new View(
                precision,
                all.stream()
                        .filter(result -> result.section().equals(section)
                                && result.precision().equals(precision))
                        .toList());
    }

    /** The JDKs that took part. */
    List<Integer> javas() {
        return results.stream()
                .map(Result::java)
                .filter(java -> java > 0)
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether all of them were measured: a session may have been interrupted. */
    boolean has(int java, String item, String... contenders) {
        return Arrays.stream(contenders)
                .allMatch(contender -> !values(java, item, contender).isEmpty());
    }

    /** What is there, in that JDK or without any. */
    Timing timing(int java, String item, String contender) {
        return Timing.of(values(java, item, contender));
    }

    double median(int java, String item, String contender) {
        return timing(java, item, contender).median();
    }

    /** The greatest result over the least, of the contender where that is most; NaN if each was measured once. */
    double spread(int java, String item, String... contenders) {
        boolean once = Arrays.stream(contenders)
                .allMatch(contender -> values(java, item, contender).size() == 1);
        return once
                ? Double.NaN
                : Arrays.stream(contenders)
                        .map(contender -> timing(java, item, contender))
                        .mapToDouble(timing -> timing.greatest() / timing.least())
                        .max()
                        .orElseThrow();
    }

    private List<Double> values(int java, String item, String contender) {
        return results.stream()
                .filter(result -> result.java() == java || result.java() == 0)
                .filter(result ->
                        result.item().equals(item) && result.contender().equals(contender))
                .map(Result::value)
                .toList();
    }
}

package io.github.rnngen.benchmarks.table;

import java.io.IOException;
import java.util.List;

/** How one section is measured. */
record Session(Programs programs, Results results, List<Jdk> jdks, String section, String precision, int rounds) {
    static final List<String> BACKENDS = List.of("plain", "vector");

    /** Keeps a result that depends on no JDK. */
    void add(String item, String contender, double value) throws IOException {
        add(0, item, contender, value);
    }

    /** Keeps a result. */
    void add(int java, String item, String contender, double value) throws IOException {
        Result result = new Result(section, precision, java, item, contender, value);
        System.err.println(result.line());
        results.add(result);
    }
}

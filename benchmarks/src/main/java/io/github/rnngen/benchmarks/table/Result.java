package io.github.rnngen.benchmarks.table;

/**
 * One measurement in a process of its own.
 *
 * @param section of the page
 * @param precision float, double, or both
 * @param java feature number of the JDK that ran it, 0 if none matters
 * @param item what was done
 * @param contender who did it
 * @param value microseconds per step, or GFLOP/s
 */
record Result(String section, String precision, int java, String item, String contender, double value) {
    static Result parse(String line) {
        String[] parts = line.split("\t", -1);
        return new Result(
                parts[0], parts[1], Integer.parseInt(parts[2]), parts[3], parts[4], Double.parseDouble(parts[5]));
    }

    String line() {
        return String.join("\t", section, precision, "" + java, item, contender, "" + value);
    }
}

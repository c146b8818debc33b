package io.github.rnngen.generator.programs;

import java.util.ArrayList;
import java.util.List;

/** What checks have come to so far. */
final class Result {
    final List<Failure> failures = new ArrayList<>();
    int programs;
    /** Programs in a form. */
    int runs;
    /** Programs in a form that were not run, as rounding has too great a say in them. */
    int skipped;
    /** Numbers compared. */
    long numbers;

    Result plus(Result other) {
        Result sum = new Result();
        sum.failures.addAll(failures);
        sum.failures.addAll(other.failures);
        sum.programs = programs + other.programs;
        sum.runs = runs + other.runs;
        sum.skipped = skipped + other.skipped;
        sum.numbers = numbers + other.numbers;
        return sum;
    }
}

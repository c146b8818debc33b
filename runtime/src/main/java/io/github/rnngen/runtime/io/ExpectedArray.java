package io.github.rnngen.runtime.io;

import io.github.rnngen.runtime.npz.NpyArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An array that a network needs.
 *
 * @param name its name
 * @param integers whether elements are integers, not real numbers
 * @param shapes the shapes that it may have
 */
record ExpectedArray(String name, boolean integers, List<List<Integer>> shapes) {
    /** More faults than anyone reads. */
    private static final int MAX_FAULTS = 20;

    /**
     * Finds the arrays that are expected, no more and no less.
     *
     * @param what says in a message what they are to be
     * @return the arrays in the order in which they are expected
     * @throws ArrayMismatchException if any is missing, unknown, or of the wrong shape or type; names all of them
     */
    static List<NpyArray> match(String what, List<ExpectedArray> expected, Map<String, NpyArray> arrays) {
        List<NpyArray> found = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (ExpectedArray one : expected) {
            NpyArray array = arrays.get(one.name());
            if (array == null) {
                faults.add(one.name() + ": missing");
            } else {
                found.add(array);
                one.addFaults(array, faults);
            }
        }
        Set<String> names = expected.stream().map(ExpectedArray::name).collect(Collectors.toSet());
        arrays.keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> faults.add(name + ": not known"));
        if (!faults.isEmpty()) {
            throw new ArrayMismatchException("these are not " + what + ":\n  " + list(faults) + "\nexpected: "
                    + expected.stream().map(ExpectedArray::describe).collect(Collectors.joining(", ")));
        }
        return found;
    }

    private void addFaults(NpyArray array, List<String> faults) {
        if (!shapes.contains(array.shape())) {
            faults.add(name + ": shape " + array.shape() + " instead of " + describeShapes());
        }
        if (array.type().isInteger() != integers) {
            String type = array.type().name().toLowerCase(Locale.ROOT);
            faults.add(name + ": elements of type " + type + " instead of " + (integers ? "i4 or i8" : "f4 or f8"));
        }
    }

    private static String list(List<String> faults) {
        String first = faults.stream().limit(MAX_FAULTS).collect(Collectors.joining("\n  "));
        return faults.size() <= MAX_FAULTS ? first : first + "\n  and " + (faults.size() - MAX_FAULTS) + " more";
    }

    private String describe() {
        return name + " " + describeShapes() + (integers ? " of integers" : "");
    }

    private String describeShapes() {
        return shapes.stream().map(List::toString).collect(Collectors.joining(" or "));
    }
}

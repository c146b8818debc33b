package io.github.rnngen.runtime.convert;

import io.github.rnngen.runtime.io.ArrayMismatchException;
import io.github.rnngen.runtime.npz.NpyArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Arrays by another framework's names, each to be used once, and what they became. Not thread-safe. */
final class ForeignWeights {
    private final Map<String, NpyArray> source;
    private final Set<String> unused;
    private final Map<String, NpyArray> converted = new LinkedHashMap<>();

    ForeignWeights(Map<String, NpyArray> source) {
        this.source = source;
        this.unused = new LinkedHashSet<>(source.keySet());
    }

    /**
     * An array of real numbers with so many axes.
     *
     * @throws ArrayMismatchException if it is not there, has integers, or other axes
     */
    NpyArray take(String name, int axes) {
        NpyArray array = source.get(name);
        if (array == null) {
            throw new ArrayMismatchException(
                    "there is no " + name + " among the weights; there are " + String.join(", ", source.keySet()));
        }
        if (array.type().isInteger() || array.shape().size() != axes) {
            throw new ArrayMismatchException(name + ": should be real numbers with " + axes + " axes, but is " + array);
        }
        unused.remove(name);
        return array;
    }

    /**
     * An array of real numbers of one shape.
     *
     * @throws ArrayMismatchException if it is not there, or something else
     */
    NpyArray take(String name, List<Integer> shape) {
        NpyArray array = take(name, shape.size());
        if (!array.shape().equals(shape)) {
            throw new ArrayMismatchException(name + ": shape " + array.shape() + " instead of " + shape);
        }
        return array;
    }

    /** Whether there is an array of this name and number of axes. */
    boolean has(String name, int axes) {
        NpyArray array = source.get(name);
        return array != null && array.shape().size() == axes;
    }

    /** Adds a parameter of a model. */
    void put(String cell, String parameter, NpyArray array) {
        String name = cell.isEmpty() ? parameter : cell + "." + parameter;
        if (converted.put(name, array) != null) {
            throw new IllegalArgumentException(name + " is given twice");
        }
    }

    /**
     * All parameters.
     *
     * @throws ArrayMismatchException if an array was not used; names all that were not
     */
    Map<String, NpyArray> toArrays() {
        if (!unused.isEmpty()) {
            List<String> names = new ArrayList<>(unused);
            throw new ArrayMismatchException("these weights were not used: " + String.join(", ", names));
        }
        return Collections.unmodifiableMap(new LinkedHashMap<>(converted));
    }

    /**
     * How many hidden elements there are, by an axis that has them once for each gate.
     *
     * @throws ArrayMismatchException if the axis can't be divided among the gates
     */
    static int hidden(String name, NpyArray array, int axis, int gates) {
        int size = array.shape().get(axis);
        if (size % gates != 0) {
            throw new ArrayMismatchException(
                    name + ": shape " + array.shape() + " is not that of " + gates + " gates of one size");
        }
        return size / gates;
    }
}

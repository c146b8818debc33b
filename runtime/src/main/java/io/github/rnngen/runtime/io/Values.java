package io.github.rnngen.runtime.io;

import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.Shapes;
import io.github.rnngen.runtime.npz.NpyArray;
import io.github.rnngen.runtime.npz.NpyType;
import org.jspecify.annotations.Nullable;

/** Moves elements between arrays of files and arrays of networks. */
final class Values {
    private Values() {}

    /**
     * Makes sure that rounding leaves finite what is finite.
     *
     * @throws ArrayMismatchException if an element is too large; names it
     */
    static void requireRepresentable(String name, NpyArray array, Precision precision) {
        if (precision == Precision.DOUBLE || array.type() == NpyType.F4) {
            return;
        }
        for (int i = 0; i < array.elements(); i++) {
            double value = array.doubleAt(i);
            if (Double.isFinite(value) && Float.isInfinite((float) value)) {
                throw new ArrayMismatchException(
                        position(name, array, i) + " = " + value + " is too large for a float");
            }
        }
    }

    /**
     * Makes sure that integers lie within a range.
     *
     * @throws ArrayMismatchException if one does not; names it
     */
    static void requireIntegers(String name, NpyArray array, int least, int greatest) {
        for (int i = 0; i < array.elements(); i++) {
            requireInteger(name, array, i, least, greatest);
        }
    }

    /**
     * Makes sure that the indices of all steps of some sequences are classes; what lies past a sequence's length can be
     * anything.
     *
     * @param array {@code [steps, sequences]}, or {@code [sequences]} of a {@code once} port
     * @param lengths of the sequences; null if all have all steps
     * @throws ArrayMismatchException if one is not; names it
     */
    static void requireIndices(Port port, NpyArray array, int sequences, @Nullable NpyArray lengths) {
        for (int i = 0; i < array.elements(); i++) {
            if (lengths == null || port.once() || i / sequences < lengths.longAt(i % sequences)) {
                requireInteger(port.name(), array, i, 0, port.classes() - 1);
            }
        }
    }

    private static void requireInteger(String name, NpyArray array, int i, int least, int greatest) {
        long value = array.longAt(i);
        if (value < least || value > greatest) {
            throw new ArrayMismatchException(
                    position(name, array, i) + " = " + value + " is not in " + least + " to " + greatest);
        }
    }

    /** Writes all elements, integers that are known to fit. */
    static void copy(NpyArray array, int[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] = (int) array.longAt(i);
        }
    }

    private static String position(String name, NpyArray array, int index) {
        return name + Shapes.position(array.shape(), index);
    }
}

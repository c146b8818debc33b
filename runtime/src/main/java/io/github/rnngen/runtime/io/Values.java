package io.github.rnngen.runtime.io;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.Shapes;
import io.github.rnngen.runtime.npz.NpyArray;
import io.github.rnngen.runtime.npz.NpyType;
import java.util.List;

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
            long value = array.longAt(i);
            if (value < least || value > greatest) {
                throw new ArrayMismatchException(
                        position(name, array, i) + " = " + value + " is not in " + least + " to " + greatest);
            }
        }
    }

    /** Writes all elements, integers that are known to fit. */
    static void copy(NpyArray array, int[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] = (int) array.longAt(i);
        }
    }

    /** Writes all elements, rounded to the element type, from an offset on. */
    static <A> void copy(NpyArray array, Elements<A> elements, A target, int offset) {
        for (int i = 0; i < array.elements(); i++) {
            elements.set(target, offset + i, array.doubleAt(i));
        }
    }

    /** The elements from an offset on, as many as the shape has. */
    static <A> NpyArray array(Elements<A> elements, A source, int offset, List<Integer> shape) {
        NpyType type = elements.precision() == Precision.FLOAT ? NpyType.F4 : NpyType.F8;
        return NpyArray.generate(type, shape, i -> elements.get(source, offset + i));
    }

    private static String position(String name, NpyArray array, int index) {
        return name + Shapes.position(array.shape(), index);
    }
}

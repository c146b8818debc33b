package io.github.rnngen.runtime.convert;

import io.github.rnngen.runtime.npz.NpyArray;
import io.github.rnngen.runtime.npz.NpyType;
import java.util.List;

/** Parts, transposes and sums of arrays, in double so that nothing is rounded twice. */
final class Matrices {
    private Matrices() {}

    /** Rows of a matrix, or elements of a vector. */
    static NpyArray rows(NpyArray array, int from, int count) {
        int width = array.shape().size() == 1 ? 1 : array.shape().get(1);
        List<Integer> shape = array.shape().size() == 1 ? List.of(count) : List.of(count, width);
        return NpyArray.generate(NpyType.F8, shape, i -> array.doubleAt(from * width + i));
    }

    /** Columns of a matrix as rows. */
    static NpyArray columnsTransposed(NpyArray array, int from, int count) {
        int rows = array.shape().get(0);
        int columns = array.shape().get(1);
        return NpyArray.generate(
                NpyType.F8, List.of(count, rows), i -> array.doubleAt(i % rows * columns + from + i / rows));
    }

    /** All elements in one row. */
    static NpyArray flat(NpyArray array) {
        return NpyArray.generate(NpyType.F8, List.of(array.elements()), array::doubleAt);
    }

    /** The sum of two arrays of one shape. */
    static NpyArray sum(NpyArray a, NpyArray b) {
        return NpyArray.generate(NpyType.F8, a.shape(), i -> a.doubleAt(i) + b.doubleAt(i));
    }
}

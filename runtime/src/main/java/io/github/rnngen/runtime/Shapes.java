package io.github.rnngen.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The arithmetic of row-major shapes. An empty shape is that of a scalar. */
public final class Shapes {
    private Shapes() {}

    /**
     * How many elements an array of this shape has.
     *
     * @throws ArithmeticException if that is more than an {@code int} holds
     */
    public static int elements(List<Integer> shape) {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /**
     * The coordinates of an element, as in {@code [3, 0]}; nothing for a scalar.
     *
     * @param shape the array's shape
     * @param index the element's index in row-major order
     */
    public static String position(List<Integer> shape, int index) {
        Deque<Integer> coordinates = new ArrayDeque<>();
        int rest = index;
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
            coordinates.addFirst(rest % shape.get(axis));
            rest /= shape.get(axis);
        }
        return shape.isEmpty() ? "" : coordinates.toString();
    }
}

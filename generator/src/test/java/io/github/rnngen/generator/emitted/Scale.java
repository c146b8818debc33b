package io.github.rnngen.generator.emitted;

import java.util.List;

/** How large random parameters are. */
public final class Scale {
    private Scale() {}

    /**
     * The bound of the elements of a parameter: 1, and for a matrix a power of two about one over the root of its greater
     * dimension, so that products neither grow nor shrink much from step to step.
     */
    public static double of(List<Integer> shape) {
        double scale = 1;
        int greatest = shape.size() < 2 ? 1 : Math.max(shape.get(0), shape.get(1));
        while (scale * scale * greatest > 1) {
            scale /= 2;
        }
        return scale;
    }
}

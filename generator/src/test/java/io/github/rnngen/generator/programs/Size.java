package io.github.rnngen.generator.programs;

import java.util.List;

/**
 * A dimension as a program writes it. Sizes with the same value are equal; a cell's own sizes, which are known by name
 * alone, have negative values.
 */
record Size(int value, String text) {
    private static final int TWICE = 100;

    static Size of(int value) {
        return new Size(value, Integer.toString(value));
    }

    /** Two of this side by side. */
    Size twice() {
        return isSymbol() ? new Size(value - TWICE, "2 * " + text) : of(2 * value);
    }

    boolean isSymbol() {
        return value < 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Size size && value == size.value;
    }

    @Override
    public int hashCode() {
        return value;
    }

    /** In square brackets; nothing for a number. */
    static String brackets(List<Size> shape) {
        return shape.isEmpty()
                ? ""
                : "[" + String.join(", ", shape.stream().map(Size::text).toList()) + "]";
    }
}

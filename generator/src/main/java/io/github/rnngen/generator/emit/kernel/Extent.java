package io.github.rnngen.generator.emit.kernel;

import java.util.OptionalInt;

/** The number of rows or of terms of a product: fixed when it is generated, or given with each call. */
public record Extent(OptionalInt fixed) {
    public static final Extent AT_RUN_TIME = new Extent(OptionalInt.empty());

    /** A number fixed when the product is generated, at least 1. */
    public static Extent of(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("an extent is at least 1: " + value);
        }
        return new Extent(OptionalInt.of(value));
    }

    boolean isFixed() {
        return fixed.isPresent();
    }

    /** For names of methods: the number, or a letter that stands for it. */
    String text(String letter) {
        return fixed.isPresent() ? String.valueOf(fixed.getAsInt()) : letter;
    }
}

package io.github.rnngen.runtime.safetensors;

import io.github.rnngen.runtime.npz.NpyType;
import java.util.Arrays;
import java.util.Optional;

/** The element types that are supported, by their names in the format. */
enum TensorType {
    F64(NpyType.F8),
    F32(NpyType.F4),
    I64(NpyType.I8),
    I32(NpyType.I4);

    private final NpyType elements;

    TensorType(NpyType elements) {
        this.elements = elements;
    }

    NpyType elements() {
        return elements;
    }

    static Optional<TensorType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    static TensorType of(NpyType elements) {
        return switch (elements) {
            case F8 -> F64;
            case F4 -> F32;
            case I8 -> I64;
            case I4 -> I32;
        };
    }
}

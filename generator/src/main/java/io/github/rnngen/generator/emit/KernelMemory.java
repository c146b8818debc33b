package io.github.rnngen.generator.emit;

import com.palantir.javapoet.TypeSpec;
import io.github.rnngen.generator.emit.kernel.ArrayRange;

/** Where copies of matrices lie, and what products and functions need while they run. */
sealed interface KernelMemory permits OwnArrays, PartsOfWork {
    /** A copy, or room for what runs. */
    ArrayRange part(String name);

    /** How long the work array has to be. */
    int workLength();

    /** Adds what {@link #part} refers to. */
    void addTo(TypeSpec.Builder type);
}

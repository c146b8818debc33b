package io.github.rnngen.generator.emit.kernel;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The kernels that one class calls, each once, in the order in which they were first named.
 */
public record Kernels(List<MatrixProduct> products, List<Packing> packings) {
    public Kernels {
        products = List.copyOf(new LinkedHashSet<>(products));
        packings = List.copyOf(new LinkedHashSet<>(packings));
    }

    public static Kernels of(Collection<MatrixProduct> products, Collection<Packing> packings) {
        return new Kernels(List.copyOf(products), List.copyOf(packings));
    }
}

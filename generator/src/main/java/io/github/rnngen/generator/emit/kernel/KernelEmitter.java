package io.github.rnngen.generator.emit.kernel;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;

/**
 * Writes kernels as static methods of a class, and calls of them. Emitters are immutable; names of methods follow from
 * the descriptions alone, so calls can be written before or after the methods, and from other classes of the package.
 */
public sealed interface KernelEmitter permits PlainKernels, VectorKernels {
    /** The type of the buffer that holds a packed matrix. */
    TypeName packedType();

    /** Makes room for a packed matrix; all its elements are zero. */
    CodeBlock allocate(PackedMatrix matrix);

    /** The type of the array that products use while they run. */
    TypeName scratchType();

    /** Makes what any of some products needs while it runs; calls of one thread can share it. */
    CodeBlock allocateScratch(Kernels kernels);

    /**
     * A statement without its semicolon that packs a matrix.
     *
     * @param packed the buffer
     */
    CodeBlock pack(Packing packing, ArrayRange source, ArrayRange packed);

    /** Whether the terms of a product can be in groups, see {@link MatrixProduct#group}. */
    boolean takesGroups(MatrixProduct product);

    /** A statement without its semicolon that computes a product. */
    CodeBlock multiply(MatrixProduct product, Arguments arguments);

    /** Adds the methods and constants that calls of kernels need. */
    void addTo(TypeSpec.Builder type, Kernels kernels);
}

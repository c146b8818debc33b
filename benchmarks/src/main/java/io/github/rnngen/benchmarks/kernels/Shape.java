package io.github.rnngen.benchmarks.kernels;

import io.github.rnngen.generator.emit.kernel.Extent;
import io.github.rnngen.generator.emit.kernel.MatrixProduct;
import io.github.rnngen.generator.emit.kernel.PackedMatrix;
import io.github.rnngen.generator.emit.kernel.RightOperand;
import java.util.List;

/** A product to be measured. */
record Shape(Use use, int rows, int terms, int columns) {
    /** What a network needs a product for. */
    enum Use {
        /** Weights that are packed once per update. */
        PACKED,
        /** Weights that are read as they lie. */
        LYING,
        /** The gradient of weights: the left operand is transposed, the product is added to what is there. */
        GRADIENT
    }

    static final List<Shape> ALL = List.of(
            new Shape(Use.PACKED, 32, 256, 256),
            new Shape(Use.PACKED, 32, 256, 1024),
            new Shape(Use.PACKED, 2048, 64, 256),
            new Shape(Use.PACKED, 2048, 256, 1024),
            new Shape(Use.LYING, 32, 1024, 256),
            new Shape(Use.GRADIENT, 256, 2048, 256),
            new Shape(Use.GRADIENT, 1024, 2048, 256),
            new Shape(Use.PACKED, 16, 16, 16),
            new Shape(Use.PACKED, 16, 16, 64),
            new Shape(Use.PACKED, 16, 64, 64),
            new Shape(Use.PACKED, 16, 64, 10),
            new Shape(Use.PACKED, 32, 128, 128),
            new Shape(Use.GRADIENT, 64, 512, 64),
            new Shape(Use.PACKED, 1, 8, 32),
            new Shape(Use.PACKED, 1, 16, 16),
            new Shape(Use.PACKED, 1, 64, 64),
            new Shape(Use.PACKED, 1, 128, 128),
            new Shape(Use.LYING, 1, 64, 64));

    MatrixProduct product() {
        boolean gradient = use == Use.GRADIENT;
        RightOperand right = use == Use.PACKED ? new RightOperand.Packed(matrix()) : new RightOperand.Rows(columns);
        return new MatrixProduct(
                Extent.of(rows),
                Extent.of(terms),
                columns,
                gradient ? 1 : terms,
                gradient ? rows : 1,
                right,
                columns,
                gradient);
    }

    PackedMatrix matrix() {
        return new PackedMatrix(terms, columns);
    }

    /** Floating-point operations of one product, a multiplication and an addition each counted. */
    double operations() {
        return 2.0 * rows * terms * columns;
    }

    @Override
    public String toString() {
        return "%-8s %5d x %4d x %4d".formatted(use.name().toLowerCase(java.util.Locale.ROOT), rows, terms, columns);
    }
}

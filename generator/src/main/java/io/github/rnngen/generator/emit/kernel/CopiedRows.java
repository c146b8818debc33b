package io.github.rnngen.generator.emit.kernel;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.rnngen.generator.emit.functions.ElementTypes;
import io.github.rnngen.generator.emit.kernel.RightOperand.Packed;
import io.github.rnngen.generator.emit.kernel.RightOperand.Rows;
import io.github.rnngen.generator.schedule.ir.KernelSizes;
import javax.lang.model.element.Modifier;

/**
 * Copies of rows that a product would have to read as they lie, a block of terms at a time. As they lie they may share few
 * lines of a cache, and where terms come in groups there may be others between them.
 *
 * <p>Those of the right operand become panels of a packed matrix. Of the left one a panel is copied at a time, as wide as
 * the widest vector, right before it is needed.
 *
 * @param group see {@link MatrixProduct}
 */
record CopiedRows(Lanes lanes, int group) {
    /** Where in the scratch array they begin: behind a tile's sums. */
    static final CodeBlock PLACE = Lanes.times(Registers.MOST_SUMS);

    /** From so many rows of the result on it is worth while to copy the right operand. */
    private static final int ROWS_WORTH_COPYING = 16;

    /** Whether the rows of a product's right operand are copied. */
    static boolean ofRight(MatrixProduct product) {
        return product.right() instanceof Rows
                && product.rows().fixed().orElse(Integer.MAX_VALUE) >= ROWS_WORTH_COPYING;
    }

    /** Whether the left operand's terms are rows, of which as many are needed as of the right one's. */
    static boolean hasRowsOnTheLeft(MatrixProduct product) {
        return ofRight(product)
                && product.leftRowStride() == 1
                && product.rows().isFixed();
    }

    /**
     * When the left operand is read from panels: long rows where tiles are small and read it more often, or where it shares
     * lines of a cache; and whatever there is of terms in groups.
     */
    static PanelsOnTheLeft panelsOnTheLeft(MatrixProduct product) {
        boolean isLong = hasRowsOnTheLeft(product) && rows(product) >= KernelSizes.LONG_ROWS;
        if (isLong && KernelSizes.sharesLines(product.leftTermStride())) {
            return PanelsOnTheLeft.ALWAYS;
        } else if (isLong) {
            return product.group() == 0 ? PanelsOnTheLeft.IF_NARROW : PanelsOnTheLeft.IF_NARROW_OR_PART;
        }
        return product.group() == 0 ? PanelsOnTheLeft.NEVER : PanelsOnTheLeft.IF_PART;
    }

    /** How much room is needed. */
    static int length(Lanes lanes, MatrixProduct product) {
        boolean left = panelsOnTheLeft(product) != PanelsOnTheLeft.NEVER;
        return Math.addExact(
                left ? Math.multiplyExact(lanes.most(), panels(product).panelRows()) : 0,
                ofRight(product) ? rightLength(lanes, product) : 0);
    }

    /** How much of it the right operand takes. */
    static int rightLength(Lanes lanes, MatrixProduct product) {
        return panels(product).length(lanes);
    }

    /** The right operand as it is read. */
    static RightOperand rightAsRead(MatrixProduct product) {
        return ofRight(product) ? new Packed(panels(product)) : product.right();
    }

    private static int rows(MatrixProduct product) {
        return product.rows().fixed().orElseThrow();
    }

    /** What a block's rows of the right operand are copied to. */
    static PackedMatrix panels(MatrixProduct product) {
        return new PackedMatrix(product.mostTermsAtOnce(), product.columns());
    }

    /** A method that copies so many numbers of each of some neighbouring terms of the left operand to a panel. */
    MethodSpec left(MatrixProduct product, int numbers) {
        int width = lanes.most();
        CodeBlock row = numbers == width
                ? CodeBlock.builder()
                        .beginControlFlow("for (int i = 0; i < $L; i += $L)", width, Lanes.LENGTH)
                        .addStatement("$L.intoArray(to, to0 + k * $L + i)", load("at + i"), width)
                        .endControlFlow()
                        .build()
                : CodeBlock.builder()
                        .addStatement("$T.arraycopy(from, at, to, to0 + k * $L, $L)", System.class, width, numbers)
                        .build();
        int stride = product.leftTermStride();
        return method("copyLeft" + product.mostTermsAtOnce() + "x" + numbers + "Of" + stride, stride, row);
    }

    /** A method that copies the right operand's rows of some neighbouring terms. */
    MethodSpec right(MatrixProduct product, int stride) {
        PackedMatrix matrix = panels(product);
        CodeBlock row = vectors(matrix);
        if (matrix.columns() < lanes.most()) {
            row = CodeBlock.builder()
                    .beginControlFlow("if ($L > $L)", Lanes.LENGTH, matrix.columns())
                    .addStatement(
                            "$T.arraycopy(from, at, to, to0 + k * $L, $L)",
                            System.class,
                            Lanes.LENGTH,
                            matrix.columns())
                    .nextControlFlow("else")
                    .add(row)
                    .endControlFlow()
                    .build();
        }
        return method("copyRight" + matrix.rows() + "x" + matrix.columns() + "Of" + stride, stride, row);
    }

    /** A row that is at least as long as a vector: a single one if their number is odd, then pairs. */
    private CodeBlock vectors(PackedMatrix matrix) {
        int columns = matrix.columns();
        CodeBlock.Builder code = CodeBlock.builder();
        boolean even = columns % (2 * lanes.most()) == 0;
        if (!even) {
            code.addStatement("int j = 0")
                    .beginControlFlow("if ((($1L + $2L - 1) / $2L & 1) != 0)", columns, Lanes.LENGTH)
                    .addStatement("$L.intoArray(to, to0 + k * $L)", load("at"), Lanes.LENGTH)
                    .addStatement("j = $L", Lanes.LENGTH)
                    .endControlFlow();
        }
        CodeBlock pair = CodeBlock.of("to0 + j * $L + k * (2 * $L)", matrix.panelRows(), Lanes.LENGTH);
        CodeBlock second = even
                ? CodeBlock.of("at + j + $L", Lanes.LENGTH)
                : CodeBlock.of("at + $1T.min(j + $2L, $3L - $2L)", Math.class, Lanes.LENGTH, columns);
        return code.beginControlFlow("for ($L; j < $L; j += 2 * $L)", even ? "int j = 0" : "", columns, Lanes.LENGTH)
                .addStatement("$L$Z.intoArray(to, $L)", load("at + j"), pair)
                .addStatement("$L$Z.intoArray(to, $L + $L)", lanes.load("from", second), pair, Lanes.LENGTH)
                .endControlFlow()
                .build();
    }

    private CodeBlock load(String index) {
        return lanes.load("from", CodeBlock.of(index));
    }

    private MethodSpec method(String name, int stride, CodeBlock row) {
        TypeName array = ArrayTypeName.of(ElementTypes.of(lanes.precision()));
        MethodSpec.Builder method = MethodSpec.methodBuilder(group == 0 ? name : name + "GroupsOf" + group)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(array, "from")
                .addParameter(TypeName.INT, "from0")
                .addParameter(array, "to")
                .addParameter(TypeName.INT, "to0")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "count");
        if (group == 0) {
            method.addStatement("int at = from0 + first * $L", stride);
        } else {
            method.addParameter(TypeName.INT, "group")
                    .addStatement("int at = from0 + (first / group * $L + first % group) * $L", group, stride)
                    .addStatement("int left = group - first % group");
        }
        method.beginControlFlow("for (int k = 0; k < count; k++)").addCode(row).addStatement("at += $L", stride);
        if (group != 0) {
            method.beginControlFlow("if (--left == 0)")
                    .addStatement("at += ($L - group) * $L", group, stride)
                    .addStatement("left = group")
                    .endControlFlow();
        }
        return method.endControlFlow().build();
    }

    /** The call of such a method; array and place go together in {@code from} and {@code to}. */
    CodeBlock call(String method, CodeBlock from, CodeBlock to, CodeBlock first, CodeBlock count) {
        return CodeBlock.builder()
                .addStatement("$N($L, $L, $L, $L$L)", method, from, to, first, count, group == 0 ? "" : ", group")
                .build();
    }
}

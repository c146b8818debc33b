package io.github.rnngen.generator.emit.kernel;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.rnngen.generator.emit.kernel.RightOperand.Rows;
import javax.lang.model.element.Modifier;

/**
 * Copies of rows that a product reads as they lie, a block of terms at a time. As they lie they may share few lines of a
 * cache, and where terms come in groups there are others between them.
 *
 * @param group see {@link MatrixProduct}
 */
record CopiedRows(Lanes lanes, int group) {
    /** From so many rows of the result on it is worth while to copy the right operand. */
    private static final int ROWS_WORTH_COPYING = 16;

    /** From so many on it is worth while to copy a transposed left operand too, whose rows are as long. */
    private static final int LONG_ROWS = 128;

    private static final int MOST_LANES = 16;

    /** Whether the rows of a product's right operand are copied. */
    static boolean ofRight(MatrixProduct product) {
        return product.right() instanceof Rows
                && product.rows().fixed().orElse(Integer.MAX_VALUE) >= ROWS_WORTH_COPYING;
    }

    /** Whether those of the left operand are copied too: of a transposed one, whose terms are rows. */
    static boolean ofBoth(MatrixProduct product) {
        return ofRight(product)
                && product.leftRowStride() == 1
                && product.rows().fixed().orElse(0) >= LONG_ROWS;
    }

    /** How much room is needed for each term; 0 if nothing is copied. */
    static int length(MatrixProduct product) {
        if (!ofRight(product)) {
            return 0;
        }
        return rightStride(product) + (ofBoth(product) ? leftStride(product) : 0);
    }

    static int rightStride(MatrixProduct product) {
        return apart(product.columns());
    }

    static int leftStride(MatrixProduct product) {
        return apart(product.rows().fixed().orElseThrow());
    }

    /** The distance of rows that are copied: no multiple of 256 bytes, and a vector can be read from where each begins. */
    private static int apart(int length) {
        return length % 32 == 0 ? length + MOST_LANES : Math.max(length, MOST_LANES);
    }

    /**
     * A method that copies the rows of some neighbouring terms.
     *
     * @param length of a row
     * @param stride distance from one row to the next where they come from
     * @param apart the same where they go
     */
    MethodSpec method(int length, int stride, int apart) {
        String name = "copyRows" + length + "Of" + stride + "To" + apart;
        TypeName array = ArrayTypeName.of(Lanes.element(lanes.precision()));
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
        method.beginControlFlow("for (int k = 0; k < count; k++)")
                .addCode(row(length, apart))
                .addStatement("at += $L", stride);
        if (group != 0) {
            method.beginControlFlow("if (--left == 0)")
                    .addStatement("at += ($L - group) * $L", group, stride)
                    .addStatement("left = group")
                    .endControlFlow();
        }
        return method.endControlFlow().build();
    }

    private CodeBlock row(int length, int apart) {
        if (length % lanes.most() != 0) {
            return CodeBlock.builder()
                    .addStatement("$T.arraycopy(from, at, to, to0 + k * $L, $L)", System.class, apart, length)
                    .build();
        }
        return CodeBlock.builder()
                .beginControlFlow("for (int j = 0; j < $L; j += $L)", length, Lanes.LENGTH)
                .addStatement("$L.intoArray(to, to0 + k * $L + j)", lanes.load("from", CodeBlock.of("at + j")), apart)
                .endControlFlow()
                .build();
    }

    /** The call of such a method; array and place go together in {@code from} and {@code to}. */
    CodeBlock call(String method, CodeBlock from, CodeBlock to, CodeBlock first, CodeBlock count) {
        return CodeBlock.builder()
                .addStatement("$N($L, $L, $L, $L$L)", method, from, to, first, count, group == 0 ? "" : ", group")
                .build();
    }
}

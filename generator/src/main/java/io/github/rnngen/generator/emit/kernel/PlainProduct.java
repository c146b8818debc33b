package io.github.rnngen.generator.emit.kernel;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.rnngen.generator.emit.functions.ElementTypes;
import io.github.rnngen.generator.emit.kernel.RightOperand.Rows;
import io.github.rnngen.generator.schedule.KernelSizes;
import io.github.rnngen.runtime.Precision;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * One product in plain Java: two rows of the result at a time, summed up in arrays of their own by four terms at a time,
 * then copied out.
 */
final class PlainProduct {
    private final MatrixProduct product;
    private final TypeName element;
    private final TypeName array;
    private final TypeName rows;
    private final List<MethodSpec> shared = new ArrayList<>();

    PlainProduct(Precision precision, MatrixProduct product) {
        this.product = product;
        this.element = ElementTypes.of(precision);
        this.array = ArrayTypeName.of(element);
        this.rows = ArrayTypeName.of(array);
    }

    /** How many arrays of the length of a row a product needs while it runs. */
    static int scratchRows(MatrixProduct product) {
        int copied = product.right() instanceof Rows ? product.mostTermsAtOnce() : 0;
        return KernelSizes.PLAIN_ROWS + copied;
    }

    /** Methods that other products of the class may call, too. */
    List<MethodSpec> shared() {
        return shared;
    }

    /** The product's own methods; asked for before {@link #shared}. */
    List<MethodSpec> methods() {
        boolean lying = product.right() instanceof Rows;
        MethodSpec.Builder method = MethodSpec.methodBuilder(product.methodName())
                .addModifiers(Modifier.STATIC)
                .addJavadoc("$L", product.javadoc())
                .addParameter(array, "a")
                .addParameter(TypeName.INT, "a0")
                .addParameter(lying ? array : rows, "b");
        if (lying) {
            method.addParameter(TypeName.INT, "b0");
        }
        method.addParameter(array, "c").addParameter(TypeName.INT, "c0");
        if (!product.rows().isFixed()) {
            method.addParameter(TypeName.INT, "rows");
        }
        if (!product.terms().isFixed()) {
            method.addParameter(TypeName.INT, "terms");
        }
        method.addParameter(rows, "scratch");
        if (!product.isBlocked()) {
            method.addCode(block(
                    CodeBlock.of("a0"),
                    CodeBlock.of("b0"),
                    CodeBlock.of("0"),
                    CodeBlock.of("$L", product.mostTermsAtOnce()),
                    CodeBlock.of("")));
        } else {
            CodeBlock total = CodeBlock.of("$L", product.terms().text("terms"));
            method.addStatement("int k = 0")
                    .beginControlFlow("do")
                    .addStatement("final int count = $T.min($L - k, $L)", Math.class, total, KernelSizes.TERMS_OF_BLOCK)
                    .addCode(block(
                            CodeBlock.of("a0 + k$L", times(product.leftTermStride())),
                            product.right() instanceof Rows right
                                    ? CodeBlock.of("b0 + k$L", times(right.stride()))
                                    : CodeBlock.of(""),
                            CodeBlock.of("k"),
                            CodeBlock.of("count"),
                            CodeBlock.of("k > 0")))
                    .addStatement("k += $L", KernelSizes.TERMS_OF_BLOCK)
                    .endControlFlow("while (k < $L)", total);
        }
        return List.of(method.build());
    }

    /** All rows for one block of terms. */
    private CodeBlock block(CodeBlock left, CodeBlock right, CodeBlock firstTerm, CodeBlock count, CodeBlock added) {
        CodeBlock.Builder code = CodeBlock.builder();
        String operand = "b";
        CodeBlock firstRow = firstTerm;
        if (product.right() instanceof Rows lying) {
            code.beginControlFlow("for (int n = 0; n < $L; n++)", count)
                    .addStatement(
                            "$T.arraycopy(b, $L + n$L, scratch[$L + n], 0, $L)",
                            System.class,
                            right,
                            times(lying.stride()),
                            KernelSizes.PLAIN_ROWS,
                            product.columns())
                    .endControlFlow();
            operand = "scratch";
            firstRow = CodeBlock.of("$L", KernelSizes.PLAIN_ROWS);
        }
        boolean fixed = product.rows().isFixed();
        int all = product.rows().fixed().orElse(0);
        if (!fixed || all >= KernelSizes.PLAIN_ROWS) {
            code.beginControlFlow(
                    "for (int i = 0; i < $L; i += $L)",
                    fixed ? all / KernelSizes.PLAIN_ROWS * KernelSizes.PLAIN_ROWS : "rows / 2 * 2",
                    KernelSizes.PLAIN_ROWS);
            code.add(strip(KernelSizes.PLAIN_ROWS, CodeBlock.of("i"), left, operand, firstRow, count, added));
            code.endControlFlow();
        }
        if (!fixed) {
            code.beginControlFlow("if ((rows & 1) != 0)");
            code.add(strip(1, CodeBlock.of("(rows - 1)"), left, operand, firstRow, count, added));
            code.endControlFlow();
        } else if (all % KernelSizes.PLAIN_ROWS == 1) {
            code.add(strip(1, CodeBlock.of("$L", all - 1), left, operand, firstRow, count, added));
        }
        return code.build();
    }

    private CodeBlock strip(
            int height,
            CodeBlock row,
            CodeBlock left,
            String operand,
            CodeBlock firstRow,
            CodeBlock count,
            CodeBlock added) {
        CodeBlock.Builder code = CodeBlock.builder();
        CodeBlock from = row.toString().equals("0")
                ? left
                : CodeBlock.of("$L + $L$L", left, row, times(product.leftRowStride()));
        CodeBlock sums = height == 1 ? CodeBlock.of("scratch[0]") : CodeBlock.of("scratch[0], scratch[1]");
        code.addStatement("$N(a, $L, $N, $L, $L, $L)", sum(height), from, operand, firstRow, sums, count);
        for (int i = 0; i < height; i++) {
            CodeBlock result = CodeBlock.of(
                    "c0 + $L$L", i == 0 ? row : CodeBlock.of("($L + $L)", row, i), times(product.resultStride()));
            if (product.accumulate()) {
                code.addStatement("$N(scratch[$L], c, $L)", add(), i, result);
            } else if (added.isEmpty()) {
                code.addStatement(
                        "$T.arraycopy(scratch[$L], 0, c, $L, $L)", System.class, i, result, product.columns());
            } else {
                code.beginControlFlow("if ($L)", added)
                        .addStatement("$N(scratch[$L], c, $L)", add(), i, result)
                        .nextControlFlow("else")
                        .addStatement(
                                "$T.arraycopy(scratch[$L], 0, c, $L, $L)", System.class, i, result, product.columns())
                        .endControlFlow();
            }
        }
        return code.build();
    }

    /** A method that computes some rows of the result for one block of terms. */
    private String sum(int height) {
        String name = "sum" + height + "x" + product.columns() + "Left" + product.leftRowStride() + "x"
                + product.leftTermStride();
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(array, "a")
                .addParameter(TypeName.INT, "a0")
                .addParameter(rows, "b")
                .addParameter(TypeName.INT, "b0");
        for (int i = 1; i <= height; i++) {
            method.addParameter(array, "sum" + i);
        }
        method.addParameter(TypeName.INT, "terms");
        for (int i = 1; i <= height; i++) {
            method.addStatement("$T.fill(sum$L, 0, $L, 0)", java.util.Arrays.class, i, product.columns());
        }
        method.addStatement("int k = 0");
        method.beginControlFlow("for (; k < terms - $L; k += $L)", KernelSizes.PLAIN_TERMS - 1, KernelSizes.PLAIN_TERMS)
                .addCode(terms(height, KernelSizes.PLAIN_TERMS))
                .endControlFlow();
        method.beginControlFlow("for (; k < terms; k++)")
                .addCode(terms(height, 1))
                .endControlFlow();
        shared.add(method.build());
        return name;
    }

    private CodeBlock terms(int height, int terms) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int n = 0; n < terms; n++) {
            code.addStatement("final $T b$L = b[b0 + k$L]", array, n + 1, n == 0 ? "" : " + " + n);
        }
        for (int i = 0; i < height; i++) {
            for (int n = 0; n < terms; n++) {
                int offset = i * product.leftRowStride() + n * product.leftTermStride();
                code.addStatement(
                        "final $T a$Lx$L = a[a0 + k$L$L]",
                        element,
                        i + 1,
                        n + 1,
                        times(product.leftTermStride()),
                        offset == 0 ? "" : " + " + offset);
            }
        }
        code.beginControlFlow("for (int j = 0; j < $L; j++)", product.columns());
        for (int i = 1; i <= height; i++) {
            CodeBlock.Builder sum = CodeBlock.builder().add("sum$1L[j] = sum$1L[j]", i);
            for (int n = 1; n <= terms; n++) {
                sum.add(" + a$1Lx$2L * b$2L[j]", i, n);
            }
            code.addStatement(sum.build());
        }
        return code.endControlFlow().build();
    }

    private String add() {
        String name = "addRow" + product.columns();
        shared.add(MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(array, "sum")
                .addParameter(array, "c")
                .addParameter(TypeName.INT, "c0")
                .beginControlFlow("for (int j = 0; j < $L; j++)", product.columns())
                .addStatement("c[c0 + j] += sum[j]")
                .endControlFlow()
                .build());
        return name;
    }

    private static CodeBlock times(int factor) {
        return factor == 1 ? CodeBlock.of("") : CodeBlock.of(" * $L", factor);
    }
}

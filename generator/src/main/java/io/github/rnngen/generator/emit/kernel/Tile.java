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
 * The innermost part of a product: some rows by some vectors of the result, whose sums stay in registers while k runs.
 * Nothing is unrolled over k: that makes HotSpot's compiler spill registers. A large tile tells it that there are few terms:
 * otherwise it splits the loop in two, one of them of 1000 rounds, and what it counts those with takes registers, too.
 *
 * @param height number of rows
 * @param width number of vectors side by side, 1 or an even number
 * @param lanes the vectors
 * @param terms how many there are of each sum; if not fixed, at most {@link KernelSizes#TERMS_OF_BLOCK}
 * @param leftRowStride as in {@link MatrixProduct}
 * @param leftTermStride as in {@link MatrixProduct}
 * @param right as in {@link MatrixProduct}
 * @param resultStride as in {@link MatrixProduct}; 0 if the result is vectors one behind the other
 */
record Tile(
        int height,
        int width,
        Lanes lanes,
        Extent terms,
        int leftRowStride,
        int leftTermStride,
        RightOperand right,
        int resultStride) {
    /** Names what the method depends on; tiles of the same name are the same. */
    String methodName() {
        StringBuilder name =
                new StringBuilder("tile").append(height).append('x').append(width);
        if (!takesTerms()) {
            name.append("Terms").append(terms.text(""));
        }
        name.append("Left").append(leftRowStride).append('x').append(leftTermStride);
        if (right instanceof Rows rows) {
            name.append("Right").append(rows.stride());
        } else if (right instanceof Packed packed && width > 2) {
            name.append("Of").append(packed.matrix().rows());
        }
        return resultStride == 0
                ? name.append("Aside").toString()
                : name.append("Result").append(resultStride).toString();
    }

    /** A method that computes the tile. */
    MethodSpec method() {
        TypeName array = ArrayTypeName.of(ElementTypes.of(lanes.precision()));
        MethodSpec.Builder method = MethodSpec.methodBuilder(methodName())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc(
                        "$L $L by $L $L of a product.\n",
                        height,
                        height == 1 ? "row" : "rows",
                        width,
                        width == 1 ? "vector" : "vectors")
                .addParameter(array, "a")
                .addParameter(TypeName.INT, "a0")
                .addParameter(array, "b")
                .addParameter(TypeName.INT, "b0");
        if (hasLast()) {
            method.addParameter(TypeName.INT, "last");
        }
        method.addParameter(array, "c").addParameter(TypeName.INT, "c0");
        if (takesTerms()) {
            method.addParameter(TypeName.INT, "terms");
        }
        return method.addCode(sums()).addCode(loop()).addCode(results()).build();
    }

    /** Whether the method is told where its last vector begins: it may overlap the one before. */
    boolean hasLast() {
        return width > 1 && (resultStride != 0 || right instanceof Rows);
    }

    /** Whether the method is told how many terms there are. */
    boolean takesTerms() {
        return !(isLarge() && terms.isFixed());
    }

    private boolean isLarge() {
        return height * width > Registers.FEW_SUMS;
    }

    /** All from one zero: each one more would be some 200 nodes for C2. */
    private CodeBlock sums() {
        CodeBlock.Builder code = CodeBlock.builder().addStatement("final $T zero = $L", lanes.type(), lanes.zero());
        for (int i = 0; i < height; i++) {
            for (int n = 0; n < width; n++) {
                code.addStatement("$T " + sum(i, n) + " = zero", lanes.type());
            }
        }
        return code.build();
    }

    private CodeBlock loop() {
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("for (int k = 0; k < $L; k++)", count());
        for (int n = 0; n < width; n++) {
            code.addStatement("final $T b$L = $L", lanes.type(), n + 1, lanes.load("b", rightIndex(n)));
        }
        for (int i = 0; i < height; i++) {
            String element = "a[" + leftIndex(i) + "]";
            code.addStatement("final $T a" + (i + 1) + " = $L", lanes.type(), lanes.broadcast(element));
            for (int n = 0; n < width; n++) {
                String sum = sum(i, n);
                code.addStatement(sum + " = a" + (i + 1) + ".fma(b" + (n + 1) + ", " + sum + ")");
            }
        }
        return code.endControlFlow().build();
    }

    private CodeBlock count() {
        if (!takesTerms()) {
            return CodeBlock.of(terms.text(""));
        }
        return isLarge()
                ? CodeBlock.of("$T.min(terms, $L)", Math.class, KernelSizes.TERMS_OF_BLOCK)
                : CodeBlock.of("terms");
    }

    private CodeBlock results() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int i = 0; i < height; i++) {
            for (int n = 0; n < width; n++) {
                code.addStatement(sum(i, n) + ".intoArray(c, $L)", resultIndex(i, n));
            }
        }
        return code.build();
    }

    private static String sum(int row, int vector) {
        return "sum" + (row + 1) + "x" + (vector + 1);
    }

    private String leftIndex(int row) {
        int rows = row * leftRowStride;
        return "a0 + " + (rows == 0 ? "" : rows + " + ") + multiple("k", leftTermStride);
    }

    private CodeBlock rightIndex(int vector) {
        if (right instanceof Rows rows) {
            return CodeBlock.of("b0$L + $L", place(vector), multiple("k", rows.stride()));
        } else if (width == 1) {
            return CodeBlock.of("b0 + k * $L", Lanes.LENGTH);
        }
        int panel = vector / 2 * ((Packed) right).matrix().panelRows() * 2 + vector % 2;
        return panel == 0
                ? CodeBlock.of("b0 + k * (2 * $L)", Lanes.LENGTH)
                : CodeBlock.of("b0 + $L + k * (2 * $L)", Lanes.times(panel), Lanes.LENGTH);
    }

    private CodeBlock resultIndex(int row, int vector) {
        if (resultStride == 0) {
            int at = row * width + vector;
            return at == 0 ? CodeBlock.of("c0") : CodeBlock.of("c0 + $L", Lanes.times(at));
        }
        return row == 0
                ? CodeBlock.of("c0$L", place(vector))
                : CodeBlock.of("c0 + $L$L", row * resultStride, place(vector));
    }

    /** Where a vector begins, as a term to be added. */
    private CodeBlock place(int vector) {
        if (vector == 0) {
            return CodeBlock.of("");
        }
        return vector == width - 1 ? CodeBlock.of(" + last") : CodeBlock.of(" + $L", Lanes.times(vector));
    }

    private static String multiple(String counter, int factor) {
        return factor == 1 ? counter : counter + " * " + factor;
    }
}

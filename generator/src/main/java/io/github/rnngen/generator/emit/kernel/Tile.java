package io.github.rnngen.generator.emit.kernel;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.rnngen.generator.emit.kernel.RightOperand.Packed;
import io.github.rnngen.generator.emit.kernel.RightOperand.Rows;
import javax.lang.model.element.Modifier;

/**
 * The innermost part of a product: some rows by some vectors of the result, whose sums stay in registers while k runs.
 * Nothing is unrolled over k: that makes HotSpot's compiler spill registers.
 *
 * @param height number of rows
 * @param width number of vectors side by side, 1 or an even number
 * @param lanes the vectors
 * @param leftRowStride as in {@link MatrixProduct}
 * @param leftTermStride as in {@link MatrixProduct}
 * @param right as in {@link MatrixProduct}
 * @param resultStride as in {@link MatrixProduct}; 0 if each row of the result is one vector
 * @param ending what is done with the sums
 */
record Tile(
        int height,
        int width,
        Lanes lanes,
        int leftRowStride,
        int leftTermStride,
        RightOperand right,
        int resultStride,
        Ending ending) {
    /** What becomes of sums. */
    enum Ending {
        STORED("tile"),
        ADDED("addTile"),
        /** A parameter of the method tells. */
        EITHER("tileOrAdd");

        private final String verb;

        Ending(String verb) {
            this.verb = verb;
        }
    }

    /** Names what the method depends on; tiles of the same name are the same. */
    String methodName() {
        StringBuilder name =
                new StringBuilder(ending.verb).append(height).append('x').append(width);
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
        TypeName array = ArrayTypeName.of(Lanes.element(lanes.precision()));
        MethodSpec.Builder method = MethodSpec.methodBuilder(methodName())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(array, "a")
                .addParameter(TypeName.INT, "a0")
                .addParameter(array, "b")
                .addParameter(TypeName.INT, "b0");
        if (hasLast()) {
            method.addParameter(TypeName.INT, "last");
        }
        method.addParameter(array, "c").addParameter(TypeName.INT, "c0").addParameter(TypeName.INT, "terms");
        if (ending == Ending.EITHER) {
            method.addParameter(TypeName.BOOLEAN, "add");
        }
        return method.addCode(sums()).addCode(loop()).addCode(results()).build();
    }

    /** Whether the method is told where its last vector begins: it may overlap the one before. */
    boolean hasLast() {
        return width > 1;
    }

    private CodeBlock sums() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int i = 0; i < height; i++) {
            for (int n = 0; n < width; n++) {
                code.addStatement("$T $N = $L", lanes.type(), sum(i, n), lanes.zero());
            }
        }
        return code.build();
    }

    private CodeBlock loop() {
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("for (int k = 0; k < terms; k++)");
        for (int n = 0; n < width; n++) {
            code.addStatement("final $T b$L = $L", lanes.type(), n + 1, lanes.load("b", rightIndex(n)));
        }
        for (int i = 0; i < height; i++) {
            CodeBlock element = CodeBlock.of("a[$L]", leftIndex(i));
            code.addStatement("final $T a$L = $L", lanes.type(), i + 1, lanes.broadcast(element));
            for (int n = 0; n < width; n++) {
                code.addStatement("$1N = a$2L.fma(b$3L, $1N)", sum(i, n), i + 1, n + 1);
            }
        }
        return code.endControlFlow().build();
    }

    private CodeBlock results() {
        return switch (ending) {
            case STORED -> results(false);
            case ADDED -> results(true);
            case EITHER ->
                CodeBlock.builder()
                        .beginControlFlow("if (add)")
                        .add(results(true))
                        .nextControlFlow("else")
                        .add(results(false))
                        .endControlFlow()
                        .build();
        };
    }

    private CodeBlock results(boolean add) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int i = 0; i < height; i++) {
            if (add) {
                // Vectors that overlap are all read before the first of them is stored.
                for (int n = 0; n < width; n++) {
                    code.addStatement("$1N = $2L.add($1N)", sum(i, n), lanes.load("c", resultIndex(i, n)));
                }
            }
            for (int n = 0; n < width; n++) {
                code.addStatement("$N.intoArray(c, $L)", sum(i, n), resultIndex(i, n));
            }
        }
        return code.build();
    }

    private static String sum(int row, int vector) {
        return "sum" + (row + 1) + "x" + (vector + 1);
    }

    private CodeBlock leftIndex(int row) {
        CodeBlock term = multiple("k", leftTermStride);
        int rows = row * leftRowStride;
        return rows == 0 ? CodeBlock.of("a0 + $L", term) : CodeBlock.of("a0 + $L + $L", rows, term);
    }

    private CodeBlock rightIndex(int vector) {
        if (right instanceof Rows rows) {
            return CodeBlock.of("b0$L + $L", place(vector), multiple("k", rows.stride()));
        } else if (width == 1) {
            return CodeBlock.of("b0 + k * $L", Lanes.LENGTH);
        }
        int panel = vector / 2 * ((Packed) right).matrix().rows() * 2 + vector % 2;
        return panel == 0
                ? CodeBlock.of("b0 + k * (2 * $L)", Lanes.LENGTH)
                : CodeBlock.of("b0 + $L + k * (2 * $L)", Lanes.times(panel), Lanes.LENGTH);
    }

    private CodeBlock resultIndex(int row, int vector) {
        if (row == 0) {
            return CodeBlock.of("c0$L", place(vector));
        }
        CodeBlock rows = resultStride == 0 ? Lanes.times(row) : CodeBlock.of("$L", row * resultStride);
        return CodeBlock.of("c0 + $L$L", rows, place(vector));
    }

    /** Where a vector begins, as a term to be added. */
    private CodeBlock place(int vector) {
        if (vector == 0) {
            return CodeBlock.of("");
        }
        return vector == width - 1 ? CodeBlock.of(" + last") : CodeBlock.of(" + $L", Lanes.times(vector));
    }

    private static CodeBlock multiple(String counter, int factor) {
        return factor == 1 ? CodeBlock.of("$N", counter) : CodeBlock.of("$N * $L", counter, factor);
    }
}

package io.github.rnngen.generator.emit.kernel;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.rnngen.generator.emit.functions.ElementTypes;
import io.github.rnngen.generator.emit.kernel.RightOperand.Rows;
import javax.lang.model.element.Modifier;

/**
 * Methods that move numbers to and from the place aside, at the beginning of the scratch array, where tiles that don't store
 * their sums in the result leave them.
 */
record PlaceAside(Lanes lanes, MatrixProduct product) {
    /**
     * A method that adds a tile's sums to the result, or stores them there. Tiles don't do it themselves: what C2 makes
     * of one of eight rows would be so many nodes that it lost track of vectors.
     */
    MethodSpec sums(int width, boolean add) {
        String name = (add ? "addSums" : "setSums") + width + "Result" + product.resultStride();
        MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
        scratch(lanes, method).addParameter(array(), "c").addParameter(TypeName.INT, "c0");
        if (width > 1) {
            method.addParameter(TypeName.INT, "last");
        }
        method.addParameter(TypeName.INT, "rows")
                .beginControlFlow("for (int i = 0; i < rows; i++)")
                .addStatement("final int to = c0 + i$L", Offsets.times(product.resultStride()))
                .addStatement("final int from = scratch0 + i * ($L)", Lanes.times(width));
        // Vectors that overlap are all read before the first of them is stored.
        for (int n = 0; n < width; n++) {
            CodeBlock sum = lanes.load("scratch", CodeBlock.of("from$L", n == 0 ? "" : " + " + Lanes.times(n)));
            CodeBlock value = add ? CodeBlock.of("$L$Z.add($L)", lanes.load("c", place(n, width)), sum) : sum;
            method.addStatement("final $T sum$L = $L", lanes.type(), n + 1, value);
        }
        for (int n = 0; n < width; n++) {
            method.addStatement("sum$L.intoArray(c, $L)", n + 1, place(n, width));
        }
        return method.endControlFlow().build();
    }

    private static CodeBlock place(int vector, int width) {
        if (vector == 0) {
            return CodeBlock.of("to");
        }
        return vector == width - 1 ? CodeBlock.of("to + last") : CodeBlock.of("to + $L", Lanes.times(vector));
    }

    /** A method that copies rows of the right operand to behind the place aside, a vector each. */
    MethodSpec pad(Rows rows) {
        String name = "padRows" + product.columns() + "Of" + rows.stride();
        return scratch(
                        lanes,
                        MethodSpec.methodBuilder(name)
                                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                                .addParameter(array(), "b")
                                .addParameter(TypeName.INT, "b0"))
                .addParameter(TypeName.INT, "terms")
                .beginControlFlow("for (int k = 0; k < terms; k++)")
                .beginControlFlow("for (int j = 0; j < $L; j++)", product.columns())
                .addStatement(
                        "scratch[scratch0 + $L + k * $L + j] = b[b0 + k$L + j]",
                        CopiedRows.PLACE,
                        Lanes.LENGTH,
                        Offsets.times(rows.stride()))
                .endControlFlow()
                .endControlFlow()
                .build();
    }

    /** A method that copies some rows from the place aside to the result, or adds them there. */
    MethodSpec unpad(boolean add) {
        String name = (add ? "addRows" : "setRows") + product.columns() + "Result" + product.resultStride();
        return scratch(lanes, MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC))
                .addParameter(array(), "c")
                .addParameter(TypeName.INT, "c0")
                .addParameter(TypeName.INT, "rows")
                .beginControlFlow("for (int i = 0; i < rows; i++)")
                .beginControlFlow("for (int j = 0; j < $L; j++)", product.columns())
                .addStatement(
                        "c[c0 + i$L + j] $L scratch[scratch0 + i * $L + j]",
                        Offsets.times(product.resultStride()),
                        add ? "+=" : "=",
                        Lanes.LENGTH)
                .endControlFlow()
                .endControlFlow()
                .build();
    }

    private TypeName array() {
        return ArrayTypeName.of(ElementTypes.of(lanes.precision()));
    }

    /** Adds the parameters of the scratch array. */
    static MethodSpec.Builder scratch(Lanes lanes, MethodSpec.Builder method) {
        return method.addParameter(ArrayTypeName.of(ElementTypes.of(lanes.precision())), "scratch")
                .addParameter(TypeName.INT, "scratch0");
    }
}

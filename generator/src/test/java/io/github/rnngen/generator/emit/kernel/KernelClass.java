package io.github.rnngen.generator.emit.kernel;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.rnngen.generator.emit.functions.ElementTypes;
import io.github.rnngen.generator.emit.kernel.ProductCase.Piece;
import io.github.rnngen.generator.emit.kernel.RightOperand.Packed;
import io.github.rnngen.runtime.Precision;
import java.util.List;
import javax.lang.model.element.Modifier;

/** A class of kernels, with a method that calls any of them: {@link Products}. */
final class KernelClass {
    private static final int PLACE = 7;

    private final KernelEmitter emitter;
    private final ArrayTypeName array;
    private final List<ProductCase> cases;

    private KernelClass(KernelEmitter emitter, Precision precision, List<ProductCase> cases) {
        this.emitter = emitter;
        this.array = ArrayTypeName.of(ElementTypes.of(precision));
        this.cases = cases;
    }

    /** The source of a class in the default package. */
    static String source(String name, KernelEmitter emitter, Precision precision, List<ProductCase> cases) {
        return JavaFile.builder("", new KernelClass(emitter, precision, cases).type(name))
                .skipJavaLangImports(true)
                .build()
                .toString();
    }

    private TypeSpec type(String name) {
        Kernels kernels = Kernels.of(
                cases.stream().map(ProductCase::product).toList(),
                cases.stream()
                        .flatMap(each -> each.pieces().stream())
                        .map(Piece::packing)
                        .toList());
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(Products.class)
                .addField(FieldSpec.builder(emitter.scratchType(), "scratch", Modifier.PRIVATE, Modifier.FINAL)
                        .initializer(scratch(kernels))
                        .build());
        MethodSpec.Builder run = MethodSpec.methodBuilder("run")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(TypeName.INT, "product");
        for (String operand : List.of("a", "b", "c")) {
            run.addParameter(Object.class, operand).addParameter(TypeName.INT, operand + "0");
        }
        run.addParameter(TypeName.INT, "rows").addParameter(TypeName.INT, "terms");
        run.beginControlFlow("switch (product)");
        for (int i = 0; i < cases.size(); i++) {
            run.addCode("case $L:\n$>", i)
                    .addStatement("run$L(($T) a, a0, ($T) b, b0, ($T) c, c0, rows, terms)", i, array, array, array)
                    .addStatement("break$<");
            type.addMethod(call(i, cases.get(i)));
        }
        run.addCode("default:\n$>").addStatement("throw new $T()$<", IllegalArgumentException.class);
        type.addMethod(run.endControlFlow().build());
        emitter.addTo(type, kernels);
        return type.build();
    }

    /** Kernels on vectors are given parts of larger arrays. */
    private CodeBlock scratch(Kernels kernels) {
        return emitter instanceof VectorKernels vectors
                ? CodeBlock.of("new $T[$L]", array.componentType(), PLACE + vectors.scratchLength(kernels))
                : emitter.allocateScratch(kernels);
    }

    private CodeBlock matrix(PackedMatrix matrix) {
        return emitter instanceof VectorKernels vectors
                ? CodeBlock.of("new $T[$L]", array.componentType(), PLACE + vectors.length(matrix))
                : emitter.allocate(matrix);
    }

    private ArrayRange part(String name) {
        return emitter instanceof VectorKernels
                ? ArrayRange.of(name, CodeBlock.of("$L", PLACE))
                : ArrayRange.whole(name);
    }

    private MethodSpec call(int number, ProductCase product) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("run" + number)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(array, "a")
                .addParameter(TypeName.INT, "a0")
                .addParameter(array, "b")
                .addParameter(TypeName.INT, "b0")
                .addParameter(array, "c")
                .addParameter(TypeName.INT, "c0")
                .addParameter(TypeName.INT, "rows")
                .addParameter(TypeName.INT, "terms");
        ArrayRange right = ArrayRange.of("b", CodeBlock.of("b0"));
        if (product.product().right() instanceof Packed packed) {
            method.addStatement("final $T packed = $L", emitter.packedType(), matrix(packed.matrix()));
            for (Piece piece : product.pieces()) {
                ArrayRange source = ArrayRange.of("b", CodeBlock.of("b0 + $L", piece.offset()));
                method.addStatement("$L", emitter.pack(piece.packing(), source, part("packed")));
            }
            right = part("packed");
        }
        Arguments arguments = Arguments.of(
                        ArrayRange.of("a", CodeBlock.of("a0")),
                        right,
                        ArrayRange.of("c", CodeBlock.of("c0")),
                        part("scratch"))
                .withRows(CodeBlock.of("rows"))
                .withTerms(CodeBlock.of("terms"))
                .withGroup(CodeBlock.of("$L", ProductCase.PRESENT));
        return method.addStatement("$L", emitter.multiply(product.product(), arguments))
                .build();
    }
}

package io.github.rnngen.benchmarks.kernels;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.rnngen.generator.emit.functions.ElementTypes;
import io.github.rnngen.generator.emit.kernel.Arguments;
import io.github.rnngen.generator.emit.kernel.ArrayRange;
import io.github.rnngen.generator.emit.kernel.KernelEmitter;
import io.github.rnngen.generator.emit.kernel.Kernels;
import io.github.rnngen.generator.emit.kernel.MatrixProduct;
import io.github.rnngen.generator.emit.kernel.Packing;
import io.github.rnngen.generator.emit.kernel.PlainKernels;
import io.github.rnngen.generator.emit.kernel.VectorKernels;
import io.github.rnngen.runtime.Precision;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import javax.lang.model.element.Modifier;

/** Classes to be measured: each an {@link IntConsumer} that does the same thing so many times. */
final class KernelSource {
    private static final int SUMS = 12;

    private KernelSource() {}

    /** A class that computes a product. */
    static String product(String name, Shape shape, Precision precision, boolean vector) {
        TypeName element = ElementTypes.of(precision);
        KernelEmitter emitter = vector ? new VectorKernels(precision) : new PlainKernels(precision, false, 0);
        MatrixProduct product = shape.product();
        boolean packed = shape.use() == Shape.Use.PACKED;
        Packing packing = Packing.whole(shape.matrix());
        Kernels kernels = Kernels.of(List.of(product), packed ? List.of(packing) : List.of());
        TypeSpec.Builder type = start(name)
                .addField(array(element, "a", shape.rows() * shape.terms()))
                .addField(array(element, "b", shape.terms() * shape.columns()))
                .addField(array(element, "c", shape.rows() * shape.columns()))
                .addField(field(emitter.scratchType(), "scratch", emitter.allocateScratch(kernels)));
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC);
        for (String operand : List.of("a", "b")) {
            constructor
                    .beginControlFlow("for (int i = 0; i < $N.length; i++)", operand)
                    .addStatement("$N[i] = ($T) (i * 7 % 13 - 6) / 8", operand, element)
                    .endControlFlow();
        }
        if (packed) {
            type.addField(field(emitter.packedType(), "packed", emitter.allocate(shape.matrix())));
            constructor.addStatement(emitter.pack(packing, ArrayRange.whole("b"), ArrayRange.whole("packed")));
        }
        Arguments arguments = Arguments.of(
                ArrayRange.whole("a"),
                ArrayRange.whole(packed ? "packed" : "b"),
                ArrayRange.whole("c"),
                ArrayRange.whole("scratch"));
        CodeBlock round = CodeBlock.builder()
                .addStatement(emitter.multiply(product, arguments))
                .build();
        type.addMethod(constructor.build()).addMethod(accept(CodeBlock.of(""), round, CodeBlock.of("")));
        emitter.addTo(type, kernels);
        return file(type);
    }

    /** A class, also an {@link IntSupplier} of the number of lanes, that does nothing but fused multiply-adds, as many at once as keep the processor busy. */
    static String peak(String name, Precision precision) {
        boolean single = precision == Precision.FLOAT;
        ClassName vector = ElementTypes.vector(precision);
        TypeName species = ParameterizedTypeName.get(
                ElementTypes.inVectorApi("VectorSpecies"), ClassName.get(single ? Float.class : Double.class));
        TypeSpec.Builder type = start(name)
                .addField(FieldSpec.builder(species, "SPECIES", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("$T.SPECIES_PREFERRED", vector)
                        .build())
                .addField(array(ElementTypes.of(precision), "c", SUMS * 64));
        CodeBlock.Builder before = CodeBlock.builder()
                .addStatement("final $T a = $T.broadcast(SPECIES, c[0] + $L)", vector, vector, single ? "0.5f" : "0.5");
        CodeBlock.Builder round = CodeBlock.builder();
        CodeBlock.Builder after = CodeBlock.builder();
        for (int i = 0; i < SUMS; i++) {
            before.addStatement("$T sum$L = $T.broadcast(SPECIES, $L)", vector, i, vector, i);
            round.addStatement("sum$1L = sum$1L.fma(a, a)", i);
            after.addStatement("sum$L.intoArray(c, $L * SPECIES.length())", i, i);
        }
        MethodSpec lanes = MethodSpec.methodBuilder("getAsInt")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(TypeName.INT)
                .addStatement("return SPECIES.length()")
                .build();
        type.addSuperinterface(IntSupplier.class)
                .addMethod(lanes)
                .addMethod(accept(before.build(), round.build(), after.build()));
        return file(type);
    }

    /** Operations of one round of {@link #peak}. */
    static double peakOperations(int lanes) {
        return 2.0 * SUMS * lanes;
    }

    private static TypeSpec.Builder start(String name) {
        return TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(IntConsumer.class);
    }

    private static FieldSpec array(TypeName element, String name, int length) {
        return field(ArrayTypeName.of(element), name, CodeBlock.of("new $T[$L]", element, length));
    }

    private static FieldSpec field(TypeName type, String name, CodeBlock value) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL)
                .initializer(value)
                .build();
    }

    private static MethodSpec accept(CodeBlock before, CodeBlock round, CodeBlock after) {
        return MethodSpec.methodBuilder("accept")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(TypeName.INT, "rounds")
                .addCode(before)
                .beginControlFlow("for (int i = 0; i < rounds; i++)")
                .addCode(round)
                .endControlFlow()
                .addCode(after)
                .build();
    }

    private static String file(TypeSpec.Builder type) {
        return JavaFile.builder("", type.build())
                .skipJavaLangImports(true)
                .build()
                .toString();
    }
}

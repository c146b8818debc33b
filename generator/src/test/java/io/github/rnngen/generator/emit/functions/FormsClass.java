package io.github.rnngen.generator.emit.functions;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.runtime.Precision;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import javax.lang.model.element.Modifier;

/** A class with all functions in all forms, and loops over arrays that apply them: {@link Forms}. */
final class FormsClass {
    private static final String VECTORS = "jdk.incubator.vector";

    /** So many elements at the end are computed apart; they fill no vector, or one and a part. */
    private static final int REST = 19;

    /** Where in its array functions have room. */
    private static final int PLACE = 3;

    private final Precision precision;
    private final TypeName array;
    private final ClassName vector;

    private FormsClass(Precision precision) {
        this.precision = precision;
        this.array = ArrayTypeName.of(precision == Precision.FLOAT ? TypeName.FLOAT : TypeName.DOUBLE);
        this.vector = ClassName.get(VECTORS, precision == Precision.FLOAT ? "FloatVector" : "DoubleVector");
    }

    /** All functions that there are formulas for; their places are their numbers. */
    static List<Elementwise> functions() {
        return Arrays.stream(Elementwise.values())
                .filter(FunctionMethods::exists)
                .toList();
    }

    static String name(Precision precision) {
        return precision == Precision.FLOAT ? "FloatForms" : "DoubleForms";
    }

    /** The source of the class, in the default package. */
    static String source(Precision precision) {
        TypeSpec.Builder type = new FormsClass(precision).type(name(precision));
        EnumSet<Elementwise> all = EnumSet.allOf(Elementwise.class);
        FunctionMethods.scalar(precision, all, Modifier.PRIVATE).forEach(type::addMethod);
        return JavaFile.builder("", type.build())
                .skipJavaLangImports(true)
                .build()
                .toString();
    }

    private TypeSpec.Builder type(String name) {
        TypeName element = ((ArrayTypeName) array).componentType().box();
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(Forms.class)
                .addField(FieldSpec.builder(
                                ParameterizedTypeName.get(ClassName.get(VECTORS, "VectorSpecies"), element),
                                "SPECIES",
                                Modifier.PRIVATE,
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .initializer("$T.SPECIES_PREFERRED", vector)
                        .build())
                .addField(FieldSpec.builder(TypeName.INT, "LANES", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("SPECIES.length()")
                        .build());
        ArrayMethods vectors = FunctionMethods.vector(precision, EnumSet.allOf(Elementwise.class));
        vectors.constants().forEach(type::addField);
        vectors.methods().forEach(type::addMethod);
        type.addField(FieldSpec.builder(array, "SCRATCH", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("new $T[$L]", ((ArrayTypeName) array).componentType(), PLACE + vectors.scratchLength())
                .build());
        type.addMethod(MethodSpec.methodBuilder("lanes")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(TypeName.INT)
                .addStatement("return SPECIES.length()")
                .build());
        type.addType(loops());
        type.addMethod(all("onNumbers")).addMethod(all("inLoops")).addMethod(all("onVectors"));
        for (Elementwise function : functions()) {
            String method = FunctionMethods.name(function);
            type.addMethod(method("onNumbers" + function)
                    .beginControlFlow("for (int i = 0; i < in.length; i++)")
                    .addStatement("out[i] = $N(in[i])", method)
                    .endControlFlow()
                    .build());
            type.addMethod(method("inLoops" + function)
                    .addStatement("$T.arraycopy(in, 0, out, 0, in.length)", System.class)
                    .addStatement(
                            "Loops.$1N(out, 0, out.length - $2L, Loops.SCRATCH)",
                            FunctionMethods.arrayName(function),
                            REST)
                    .addStatement(
                            "Loops.$1N(out, out.length - $2L, $2L, Loops.SCRATCH)",
                            FunctionMethods.arrayName(function),
                            REST)
                    .build());
            type.addMethod(method("onVectors" + function)
                    .addStatement("$T.arraycopy(in, 0, out, 0, in.length)", System.class)
                    .addStatement(
                            "$1N(out, 0, out.length - $2L, SCRATCH, $3L)",
                            FunctionMethods.arrayName(function),
                            REST,
                            PLACE)
                    .addStatement(
                            "$1N(out, out.length - $2L, $2L, SCRATCH, $3L)",
                            FunctionMethods.arrayName(function),
                            REST,
                            PLACE)
                    .build());
        }
        return type;
    }

    private TypeSpec loops() {
        ArrayMethods loops = FunctionMethods.plain(
                precision,
                EnumSet.allOf(Elementwise.class),
                function -> CodeBlock.of("$N(a[i])", FunctionMethods.name(function)));
        return TypeSpec.classBuilder("Loops")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addMethods(loops.methods())
                .addField(FieldSpec.builder(array, "SCRATCH", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("new $T[$L]", ((ArrayTypeName) array).componentType(), loops.scratchLength())
                        .build())
                .build();
    }

    private MethodSpec all(String name) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(TypeName.INT, "function")
                .addParameter(Object.class, "in")
                .addParameter(Object.class, "out")
                .beginControlFlow("switch (function)");
        for (int i = 0; i < functions().size(); i++) {
            method.addCode("case $L:\n$>", i)
                    .addStatement("$L(($T) in, ($T) out)", name + functions().get(i), array, array)
                    .addStatement("break$<");
        }
        return method.addCode("default:\n$>")
                .addStatement("throw new $T()$<", IllegalArgumentException.class)
                .endControlFlow()
                .build();
    }

    private MethodSpec.Builder method(String name) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(array, "in")
                .addParameter(array, "out");
    }
}

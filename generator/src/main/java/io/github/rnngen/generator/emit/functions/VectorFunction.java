package io.github.rnngen.generator.emit.functions;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.rnngen.generator.emit.functions.Passes.Pass;
import io.github.rnngen.runtime.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/**
 * A function of neighbouring elements of an array: a method for each pass, and one that calls them for a block of
 * elements after another. A rest that does not fill a vector is computed in the scratch array.
 */
final class VectorFunction {
    /** So many elements go through all passes before the next ones do: what they store stays near. */
    private static final int BLOCK = 256;

    private static final int MOST_LANES = 16;

    private final String name;
    private final Formula formula;
    private final Precision precision;
    private final TypeName element;
    private final TypeName array;
    private final ClassName vector;
    private final VectorStepCode code;
    private final Steps.Written written;
    private final List<VectorPass> passes;
    private final List<String> stored = new ArrayList<>();

    VectorFunction(String name, Formula formula, Precision precision) {
        this.name = name;
        this.formula = formula;
        this.precision = precision;
        this.element = ElementTypes.of(precision);
        this.array = ArrayTypeName.of(element);
        this.vector = ElementTypes.vector(precision);
        this.code = new VectorStepCode(precision);
        this.written = Steps.of(formula, code, precision);
        this.passes = VectorPass.of(written);
        passes.subList(0, passes.size() - 1)
                .forEach(pass -> stored.addAll(pass.pass().stores()));
    }

    private String parameter() {
        return formula.parameters().get(0);
    }

    int scratchLength() {
        return rest() + MOST_LANES;
    }

    private int rest() {
        return stored.size() * BLOCK;
    }

    /** Constants of the class, where passes have no room to make them. */
    List<FieldSpec> sharedConstants() {
        Set<String> shared = new TreeSet<>();
        passes.forEach(pass -> shared.addAll(pass.sharedConstants()));
        return shared.stream()
                .map(constant -> FieldSpec.builder(vector, constant, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer(broadcast(constant))
                        .build())
                .toList();
    }

    private CodeBlock broadcast(String constant) {
        Real.Constant value = Objects.requireNonNull(written.constants().get(constant), constant);
        return CodeBlock.of("$T.broadcast(SPECIES, $L)", vector, Literals.of(precision, value.value()));
    }

    List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>(List.of(all()));
        for (int i = 0; i < passes.size(); i++) {
            methods.add(pass(i));
        }
        return methods;
    }

    private MethodSpec.Builder method(String methodName) {
        return MethodSpec.methodBuilder(methodName)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(array, "a")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "count")
                .addParameter(array, "scratch")
                .addParameter(TypeName.INT, "scratch0");
    }

    private MethodSpec all() {
        MethodSpec.Builder method = method(name)
                .addJavadoc("$L\nReplaces each x among {@code count} elements of {@code a}.\n", formula.meaning())
                .addStatement("final int whole = count - count % LANES");
        if (passes.size() == 1) {
            method.addCode(calls("a", CodeBlock.of("first"), "whole"));
        } else {
            method.beginControlFlow("for (int from = 0; from < whole; from += $L)", BLOCK)
                    .addStatement("final int block = $T.min($L, whole - from)", Math.class, BLOCK)
                    .addCode(calls("a", CodeBlock.of("first + from"), "block"))
                    .endControlFlow();
        }
        return method.beginControlFlow("if (whole < count)")
                .addStatement("$T.arraycopy(a, first + whole, scratch, $L, count - whole)", System.class, slot(rest()))
                .addCode(calls("scratch", slot(rest()), "LANES"))
                .addStatement("$T.arraycopy(scratch, $L, a, first + whole, count - whole)", System.class, slot(rest()))
                .endControlFlow()
                .build();
    }

    private CodeBlock calls(String from, CodeBlock first, String count) {
        CodeBlock.Builder calls = CodeBlock.builder();
        for (int i = 0; i < passes.size(); i++) {
            calls.addStatement("$N($N, $L, $N, scratch, scratch0)", passName(i), from, first, count);
        }
        return calls.build();
    }

    private String passName(int number) {
        return name + (number + 1);
    }

    private MethodSpec pass(int number) {
        Pass pass = passes.get(number).pass();
        boolean last = number == passes.size() - 1;
        MethodSpec.Builder method = method(passName(number));
        passes.get(number)
                .ownConstants()
                .forEach(constant -> method.addStatement("final $T $N = $L", vector, constant, broadcast(constant)));
        method.beginControlFlow("for (int i = 0; i < count; i += LANES)");
        pass.loads().forEach(load -> method.addStatement("final $T $N = $L", type(isBits(load)), load, load(load)));
        for (Step step : pass.steps()) {
            method.addStatement("final $T $N = $L", type(step.isBits()), step.name(), step.value());
        }
        pass.stores()
                .forEach(store -> method.addStatement(
                        "$L.intoArray($L)",
                        isBits(store) ? code.asReals(CodeBlock.of("$N", store)) : store,
                        last ? CodeBlock.of("a, first + i") : slot(store)));
        return method.endControlFlow().build();
    }

    private CodeBlock load(String variable) {
        CodeBlock from = variable.equals(parameter()) ? CodeBlock.of("a, first + i") : slot(variable);
        CodeBlock reals = CodeBlock.of("$T.fromArray(SPECIES, $L)", vector, from);
        return isBits(variable) ? code.asBits(reals) : reals;
    }

    private boolean isBits(String variable) {
        return written.steps().stream()
                .anyMatch(step -> step.isBits() && step.name().equals(variable));
    }

    private TypeName type(boolean bits) {
        String integers = precision == Precision.FLOAT ? "IntVector" : "LongVector";
        return bits ? ClassName.get(vector.packageName(), integers) : vector;
    }

    /** The place in the scratch array of a value that a later pass loads. */
    private CodeBlock slot(String variable) {
        return CodeBlock.of("scratch, $L + i", slot(stored.indexOf(variable) * BLOCK));
    }

    private static CodeBlock slot(int at) {
        return at == 0 ? CodeBlock.of("scratch0") : CodeBlock.of("scratch0 + $L", at);
    }
}

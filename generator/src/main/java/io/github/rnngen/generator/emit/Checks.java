package io.github.rnngen.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Signature;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What a network looks at before it computes: sizes, lengths, indices. */
final class Checks {
    private final Signature signature;
    private final Names names;
    private final boolean standalone;
    private final TypeName array;

    Checks(Signature signature, Names names, boolean standalone) {
        this.signature = signature;
        this.names = names;
        this.standalone = standalone;
        this.array = StatementCode.array(signature.precision());
    }

    void addTo(TypeSpec.Builder type) {
        type.addMethod(sizes());
        lengths(type);
        boolean indices = signature.inputsAndTargets().stream().anyMatch(Port::isIndex);
        if (indices) {
            type.addMethod(indices());
        }
    }

    /** Calls that look at the indices of ports. */
    CodeBlock calls(List<Port> ports) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Port port : ports) {
            if (port.isIndex()) {
                code.addStatement(
                        "checkIndices($S, $N, $L, $L, sequences)",
                        port.name(),
                        names.port(port.name()),
                        port.classes(),
                        port.once() ? "1" : "STEPS");
            }
        }
        return code.build();
    }

    private MethodSpec sizes() {
        MethodSpec.Builder check = method("check")
                .addModifiers(Modifier.STATIC)
                .addParameter(array, "parameters")
                .addParameter(TypeName.INT, "sequences")
                .beginControlFlow("if (parameters.length != PARAMETERS)")
                .addStatement(
                        "throw new $T($S + PARAMETERS + $S + parameters.length)",
                        IllegalArgumentException.class,
                        signature.name() + " has ",
                        " parameters, not ")
                .endControlFlow();
        return check.beginControlFlow("if (sequences < 1 || sequences > BATCH)")
                .addStatement(
                        "throw new $T($S + BATCH + $S + sequences)",
                        IllegalArgumentException.class,
                        signature.name() + " has room for 1 to ",
                        " sequences, not ")
                .endControlFlow()
                .build();
    }

    private void lengths(TypeSpec.Builder type) {
        if (!signature.variableLength()) {
            if (!standalone) {
                type.addMethod(ContractMethod.named("lengths", standalone)
                        .returns(int[].class)
                        .addStatement(
                                "throw new $T($S)",
                                IllegalStateException.class,
                                "all sequences of " + signature.name() + " have " + signature.steps() + " steps")
                        .build());
            }
            return;
        }
        type.addField(FieldSpec.builder(int[].class, "lengths", Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new int[BATCH]")
                .build());
        type.addInitializerBlock(CodeBlock.builder()
                .addStatement("$T.fill(lengths, STEPS)", Arrays.class)
                .build());
        MethodSpec.Builder accessor = standalone
                ? MethodSpec.methodBuilder("lengths").addModifiers(Modifier.PUBLIC)
                : ContractMethod.named("lengths", standalone);
        type.addMethod(
                accessor.returns(int[].class).addStatement("return lengths").build());
        type.addMethod(length());
        type.addMethod(validSteps());
        type.addMethod(clearEnd());
    }

    /** A sequence's length, looked at. */
    private MethodSpec length() {
        return method("length")
                .returns(TypeName.INT)
                .addParameter(TypeName.INT, "b")
                .beginControlFlow("if (lengths[b] < 1 || lengths[b] > STEPS)")
                .addStatement(
                        "throw new $T($S + b + $S + STEPS$W+ $S + lengths[b])",
                        IllegalArgumentException.class,
                        "the length of sequence ",
                        " lies between 1 and ",
                        ", but is ")
                .endControlFlow()
                .addStatement("return lengths[b]")
                .build();
    }

    private MethodSpec validSteps() {
        return method("validSteps")
                .returns(TypeName.INT)
                .addParameter(TypeName.INT, "sequences")
                .addStatement("int count = 0")
                .beginControlFlow("for (int b = 0; b < sequences; b++)")
                .addStatement("count += length(b)")
                .endControlFlow()
                .addStatement("return count")
                .build();
    }

    private MethodSpec clearEnd() {
        return method("clearEnd")
                .addModifiers(Modifier.STATIC)
                .addParameter(array, "values")
                .addParameter(TypeName.INT, "elements")
                .addParameter(TypeName.INT, "steps")
                .addParameter(TypeName.INT, "b")
                .beginControlFlow("for (int t = steps; t < STEPS; t++)")
                .addStatement("final int from = (t * BATCH + b) * elements")
                .addStatement("$T.fill(values, from, from + elements, 0)", Arrays.class)
                .endControlFlow()
                .build();
    }

    private MethodSpec indices() {
        String length = signature.variableLength() ? "$T.min(steps, length(b))" : "steps";
        MethodSpec.Builder check = method("checkIndices")
                .addParameter(String.class, "port")
                .addParameter(int[].class, "values")
                .addParameter(TypeName.INT, "classes")
                .addParameter(TypeName.INT, "steps")
                .addParameter(TypeName.INT, "sequences")
                .beginControlFlow("for (int b = 0; b < sequences; b++)");
        if (signature.variableLength()) {
            check.addStatement("final int valid = " + length, Math.class);
        } else {
            check.addModifiers(Modifier.STATIC).addStatement("final int valid = " + length);
        }
        return check.beginControlFlow("for (int t = 0; t < valid; t++)")
                .addStatement("final int value = values[t * BATCH + b]")
                .beginControlFlow("if (value < 0 || value >= classes)")
                .addStatement(
                        "throw new $T(port + $S + t + $S + b$W+ $S + value$W+ $S + (classes - 1))",
                        IllegalArgumentException.class,
                        " at step ",
                        " of sequence ",
                        " is ",
                        ", not in 0 to ")
                .endControlFlow()
                .endControlFlow()
                .endControlFlow()
                .build();
    }

    private static MethodSpec.Builder method(String name) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
    }
}

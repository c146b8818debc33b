package io.github.rnngen.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.rnngen.generator.emit.functions.ElementTypes;
import io.github.rnngen.generator.schedule.Program;
import io.github.rnngen.generator.schedule.ir.Section.Phase;
import io.github.rnngen.generator.schedule.ir.Section.Stage;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Parameter;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The class of a network: buffers, forward pass, loss, backpropagation through time. */
final class NetworkSpec {
    private final Program program;
    private final Signature signature;
    private final boolean standalone;
    private final String fingerprint;
    private final Names names;
    private final ProgramCode code;
    private final MeansCode means;
    private final Checks checks;
    private final TypeName array;

    NetworkSpec(Program program, boolean standalone, Backend backend, FunctionCode functions, String fingerprint) {
        this.program = program;
        this.signature = program.signature();
        this.standalone = standalone;
        this.fingerprint = fingerprint;
        this.names = Names.of(program);
        this.code = new ProgramCode(signature.name(), program, names, backend, functions);
        this.means = new MeansCode(signature, code, standalone);
        this.checks = new Checks(signature, names, standalone);
        this.array = StatementCode.array(signature.precision());
    }

    /** The class; its name is the model's. */
    TypeSpec.Builder build(CodeBlock javadoc) {
        TypeSpec.Builder type = TypeSpec.classBuilder(signature.name())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(javadoc);
        if (!standalone) {
            type.addSuperinterface(ParameterizedTypeName.get(ClassName.get(Network.class), array));
        }
        constants(type);
        buffers(type);
        type.addMethod(constructor());
        ContractCode contract = new ContractCode(signature, names, standalone, false);
        contract.addTo(type, ports());
        if (!standalone) {
            type.addMethod(contract.elements());
        }
        states(type);
        passes(type);
        means.addTo(type);
        if (code.usesMasks()) {
            new MasksCode(standalone).addTo(type);
        }
        checks.addTo(type);
        code.addTo(type);
        return type;
    }

    private List<Port> ports() {
        return Stream.of(signature.inputs(), signature.targets(), signature.outputs())
                .flatMap(List::stream)
                .toList();
    }

    private void constants(TypeSpec.Builder type) {
        constant(type, "STEPS", signature.steps(), "Number of time steps.");
        constant(type, "BATCH", signature.batch(), "Number of sequences that there is room for.");
        constant(type, "PARAMETERS", signature.parameterCount(), "Number of parameters.");
        for (Parameter parameter : signature.parameters()) {
            String shape =
                    parameter.shape().isEmpty() ? "a scalar" : parameter.shape().toString();
            String doc = "Where " + parameter.name() + " begins among the parameters: " + shape + ".";
            constant(type, names.parameter(parameter.name()), parameter.offset(), doc);
        }
    }

    private static void constant(TypeSpec.Builder type, String name, int value, String doc) {
        type.addField(FieldSpec.builder(TypeName.INT, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("$L\n", doc)
                .initializer("$L", value)
                .build());
    }

    private void buffers(TypeSpec.Builder type) {
        if (!standalone) {
            type.addField(
                    FieldSpec.builder(Signature.class, "SIGNATURE", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                            .initializer(SignatureCode.of(signature, fingerprint))
                            .build());
        }
        for (Port port : ports()) {
            int rows = port.once() ? 1 : signature.steps();
            TypeName portType = port.isIndex() ? TypeName.get(int[].class) : array;
            buffer(
                    type,
                    portType,
                    names.port(port.name()),
                    rows * signature.batch() * (port.isIndex() ? 1 : port.elements()));
        }
        int states = Math.multiplyExact(signature.batch(), signature.stateCount());
        buffer(type, array, Names.START, states);
        buffer(type, array, Names.END, states);
        buffer(type, array, Names.GRADIENTS, signature.parameterCount());
        type.addFields(code.workspace());
    }

    private void buffer(TypeSpec.Builder type, TypeName bufferType, String name, int length) {
        TypeName element = bufferType.equals(array) ? ElementTypes.of(signature.precision()) : TypeName.INT;
        type.addField(FieldSpec.builder(bufferType, name, Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T[$L]", element, length)
                .build());
    }

    private MethodSpec constructor() {
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("A workspace for one thread; all arrays are zero, all states have their initial values.\n")
                .addStatement("resetState()")
                .build();
    }

    private void states(TypeSpec.Builder type) {
        type.addMethod(contract("startState")
                .returns(array)
                .addStatement("return $N", Names.START)
                .build());
        type.addMethod(contract("endState")
                .returns(array)
                .addStatement("return $N", Names.END)
                .build());
        MethodSpec.Builder reset = contract("resetState");
        MethodSpec.Builder carry = contract("carryState")
                .addStatement("$T.arraycopy($N, 0, $N, 0, $N.length)", System.class, Names.END, Names.START, Names.END);
        if (keepsCarried()) {
            type.addField(TypeName.BOOLEAN, "carried", Modifier.PRIVATE);
            reset.addStatement("carried = false");
            carry.addStatement("carried = true");
        }
        if (!code.computesInitialStates()) {
            overSequences(reset, "BATCH", false, code.calls(Phase.INITIAL, Stage.SEQUENCE, "parameters"));
        }
        type.addMethod(reset.build());
        type.addMethod(carry.build());
    }

    private boolean keepsCarried() {
        return code.computesInitialStates() || code.usesCarried();
    }

    private void passes(TypeSpec.Builder type) {
        type.addMethod(pass("forward", TypeName.VOID, List.of(Phase.FORWARD)));
        type.addMethod(pass("loss", TypeName.DOUBLE, List.of(Phase.FORWARD, Phase.LOSS)));
        type.addMethod(pass("lossAndGradients", TypeName.DOUBLE, List.of(Phase.FORWARD, Phase.LOSS, Phase.BACKWARD)));
        type.addMethod(contract("gradients")
                .returns(array)
                .addStatement("return $N", Names.GRADIENTS)
                .build());
    }

    private MethodSpec pass(String name, TypeName result, List<Phase> phases) {
        MethodSpec.Builder pass = contract(name)
                .returns(result)
                .addParameter(array, "parameters")
                .addParameter(TypeName.INT, "sequences")
                .addStatement("check(parameters, sequences)");
        List<Port> read = new ArrayList<>(signature.inputs());
        if (phases.contains(Phase.LOSS)) {
            read.addAll(signature.targets());
        }
        pass.addCode(checks.calls(read));
        if (code.usesMasks()) {
            pass.addStatement("$N.turn($L)", Names.MASKS, phases.contains(Phase.BACKWARD));
        }
        means.counts(phases).forEach(pass::addCode);
        phases.forEach(phase -> pass.addCode(code.calls(phase, Stage.BEFORE, "parameters")));
        phases.forEach(phase -> pass.addCode(code.copyCalls(phase, "parameters")));
        CodeBlock.Builder body = CodeBlock.builder();
        if (code.computesInitialStates()) {
            body.beginControlFlow("if (!carried)")
                    .add(code.calls(Phase.INITIAL, Stage.SEQUENCE, "parameters"))
                    .endControlFlow();
        }
        phases.forEach(phase -> body.add(code.calls(phase, Stage.SEQUENCE, "parameters")));
        overSequences(pass, "sequences", signature.variableLength(), body.build());
        phases.forEach(phase -> pass.addCode(code.calls(phase, Stage.AFTER, "parameters")));
        if (!result.equals(TypeName.VOID)) {
            pass.addStatement("return $L", code.loss());
        }
        return pass.build();
    }

    /** Runs code for each sequence, which may be one alone; where lengths differ, the code knows {@code steps}. */
    private void overSequences(MethodSpec.Builder method, String count, boolean withLength, CodeBlock body) {
        if (body.isEmpty()) {
            return;
        }
        boolean one = signature.batch() == 1;
        if (program.takesAllSequences()) {
            if (!one && !count.equals("sequences")) {
                method.addStatement("final int sequences = $L", count);
            }
            method.addCode(body);
            return;
        }
        if (!one) {
            method.beginControlFlow("for (int b = 0; b < $L; b++)", count);
        }
        if (withLength) {
            method.addStatement("final int steps = length($L)", one ? "0" : "b");
        }
        method.addCode(body);
        if (withLength) {
            signature
                    .outputs()
                    .forEach(output -> method.addStatement(
                            "clearEnd($N, $L, steps, $L)",
                            names.port(output.name()),
                            output.elements(),
                            one ? "0" : "b"));
        }
        if (!one) {
            method.endControlFlow();
        }
    }

    private MethodSpec.Builder contract(String name) {
        return ContractMethod.named(name, standalone);
    }
}

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
import io.github.rnngen.runtime.NetworkStream;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Signature;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The nested class that runs a network one step at a time. */
final class StreamSpec {
    private static final ClassName TYPE = ClassName.get("", "Stream");
    private static final String OTHER = "other";

    private final Signature signature;
    private final boolean standalone;
    private final Names names;
    private final ProgramCode code;
    private final TypeName array;

    /** The stream of a program of one step and one sequence. */
    StreamSpec(Program program, boolean standalone, Backend backend, FunctionCode functions) {
        this.signature = program.signature();
        this.standalone = standalone;
        this.names = Names.of(program);
        this.code = new ProgramCode(signature.name() + "." + TYPE, program, names, backend, functions);
        this.array = StatementCode.array(signature.precision());
    }

    TypeSpec build() {
        TypeSpec.Builder type = TypeSpec.classBuilder(TYPE)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(
                        "{@code $L}, one time step of one sequence at a time, with a state of its own. A stream and all that come"
                                + "\nfrom it by {@code newStream} belong to one thread at a time.\n",
                        signature.name());
        if (!standalone) {
            type.addSuperinterface(ParameterizedTypeName.get(ClassName.get(NetworkStream.class), array));
        }
        type.addField(array, Names.PARAMETERS, Modifier.PRIVATE, Modifier.FINAL);
        ports().forEach(port -> type.addField(port(port)));
        type.addField(state(Names.START));
        type.addField(state(Names.END));
        code.workspace().forEach(field -> type.addField(field.type(), field.name(), Modifier.PRIVATE, Modifier.FINAL));
        type.addMethod(constructor());
        type.addMethod(sharingConstructor());
        type.addMethod(newStream());
        new ContractCode(signature, names, standalone, true).addTo(type, ports());
        type.addMethod(step());
        if (indices().findAny().isPresent()) {
            type.addMethod(checkIndex());
        }
        type.addMethod(contract("refresh")
                .addCode(code.calls(Phase.FORWARD, Stage.BEFORE, Names.PARAMETERS))
                .addCode(code.copyCalls(Phase.FORWARD, Names.PARAMETERS))
                .build());
        type.addMethod(contract("reset")
                .addCode(code.calls(Phase.INITIAL, Stage.SEQUENCE, Names.PARAMETERS))
                .build());
        type.addMethod(contract("snapshot")
                .returns(array)
                .addStatement("return $N.clone()", Names.START)
                .build());
        type.addMethod(restore());
        code.addTo(type);
        return type.build();
    }

    private List<Port> ports() {
        return Stream.concat(signature.inputs().stream(), signature.outputs().stream())
                .toList();
    }

    private FieldSpec port(Port port) {
        TypeName element = port.isIndex() ? TypeName.INT : ElementTypes.of(signature.precision());
        return FieldSpec.builder(
                        port.isIndex() ? TypeName.get(int[].class) : array,
                        names.port(port.name()),
                        Modifier.PRIVATE,
                        Modifier.FINAL)
                .initializer("new $T[$L]", element, port.isIndex() ? 1 : port.elements())
                .build();
    }

    private FieldSpec state(String name) {
        return FieldSpec.builder(array, name, Modifier.PRIVATE)
                .initializer("new $T[$L]", ElementTypes.of(signature.precision()), signature.stateCount())
                .build();
    }

    private MethodSpec constructor() {
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("A stream in its initial state.\n\n")
                .addJavadoc(
                        "@param parameters the flat array of parameters; after changes of it call {@code refresh}\n")
                .addJavadoc("@throws IllegalArgumentException if its length is wrong\n")
                .addParameter(array, "parameters")
                .addStatement("check(parameters, 1)")
                .addStatement("$N = parameters", Names.PARAMETERS)
                .addCode(workspace(FieldSpec::initializer))
                .addStatement("refresh()")
                .addStatement("reset()")
                .build();
    }

    private MethodSpec sharingConstructor() {
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TYPE, OTHER)
                .addStatement("$1N = $2N.$1N", Names.PARAMETERS, OTHER)
                .addCode(workspace(field -> CodeBlock.of("$N.$N", OTHER, field.name())))
                .addStatement("reset()")
                .build();
    }

    private CodeBlock workspace(Function<FieldSpec, CodeBlock> value) {
        CodeBlock.Builder assignments = CodeBlock.builder();
        code.workspace().forEach(field -> assignments.addStatement("$N = $L", field.name(), value.apply(field)));
        return assignments.build();
    }

    private MethodSpec newStream() {
        return contract("newStream")
                .returns(TYPE)
                .addStatement("return new $T(this)", TYPE)
                .build();
    }

    private Stream<Port> indices() {
        return signature.inputs().stream().filter(Port::isIndex);
    }

    private static MethodSpec checkIndex() {
        return MethodSpec.methodBuilder("checkIndex")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(String.class, "port")
                .addParameter(TypeName.INT, "value")
                .addParameter(TypeName.INT, "classes")
                .beginControlFlow("if (value < 0 || value >= classes)")
                .addStatement(
                        "throw new $T(port + $S + value + $S + (classes - 1))",
                        IllegalArgumentException.class,
                        " is ",
                        ", not in 0 to ")
                .endControlFlow()
                .build();
    }

    private MethodSpec step() {
        CodeBlock.Builder checks = CodeBlock.builder();
        indices()
                .forEach(port -> checks.addStatement(
                        "checkIndex($S, $N[0], $L)", port.name(), names.port(port.name()), port.classes()));
        return contract("step")
                .addCode(checks.build())
                .addCode(code.calls(Phase.FORWARD, Stage.SEQUENCE, Names.PARAMETERS))
                .addStatement("final $T next = $N", array, Names.END)
                .addStatement("$N = $N", Names.END, Names.START)
                .addStatement("$N = next", Names.START)
                .build();
    }

    private MethodSpec restore() {
        return contract("restore")
                .addParameter(array, "state")
                .beginControlFlow("if (state.length != $N.length)", Names.START)
                .addStatement(
                        "throw new $T($S + $N.length + $S + state.length)",
                        IllegalArgumentException.class,
                        "the state has ",
                        Names.START,
                        " elements, not ")
                .endControlFlow()
                .addStatement("$T.arraycopy(state, 0, $N, 0, state.length)", System.class, Names.START)
                .build();
    }

    private MethodSpec.Builder contract(String name) {
        return ContractMethod.named(name, standalone);
    }
}

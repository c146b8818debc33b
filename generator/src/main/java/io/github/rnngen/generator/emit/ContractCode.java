package io.github.rnngen.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Signature;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Access to a network's or a stream's buffers: one method per port, and by name where the runtime's contract asks. */
final class ContractCode {
    /** Methods that the class has already: those without arguments, and what a stream calls of the class around it. */
    private static final Set<String> TAKEN = Set.of(
            "check",
            "signature",
            "elements",
            "startState",
            "endState",
            "resetState",
            "carryState",
            "gradients",
            "step",
            "refresh",
            "newStream",
            "reset",
            "snapshot",
            "getClass",
            "hashCode",
            "toString",
            "notify",
            "notifyAll",
            "wait",
            "clone",
            "finalize");

    private final Signature signature;
    private final Names names;
    private final boolean standalone;
    private final PortJavadoc javadoc;
    private final TypeName array;

    ContractCode(Signature signature, Names names, boolean standalone, boolean stream) {
        this.signature = signature;
        this.javadoc = new PortJavadoc(signature, stream);
        this.names = names;
        this.standalone = standalone;
        this.array = StatementCode.array(signature.precision());
    }

    void addTo(TypeSpec.Builder type, List<Port> ports) {
        ports.forEach(port -> type.addMethod(accessor(port)));
        if (standalone) {
            return;
        }
        type.addMethod(ContractMethod.named("signature", standalone)
                .returns(Signature.class)
                .addStatement("return SIGNATURE")
                .build());
        List<Port> real = ports.stream().filter(port -> !port.isIndex()).toList();
        List<Port> index = ports.stream().filter(Port::isIndex).toList();
        type.addMethod(byName("values", array, real));
        type.addMethod(byName("indices", TypeName.get(int[].class), index));
    }

    /** What only a network has. */
    MethodSpec elements() {
        return ContractMethod.named("elements", standalone)
                .returns(ParameterizedTypeName.get(ClassName.get(Elements.class), array))
                .addStatement("return $T.$L", Elements.class, signature.precision())
                .build();
    }

    private MethodSpec accessor(Port port) {
        String field = names.port(port.name());
        String name = TAKEN.contains(field) ? field + "_" : field;
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(javadoc.of(port))
                .returns(port.isIndex() ? TypeName.get(int[].class) : array)
                .addStatement("return $N", field)
                .build();
    }

    private MethodSpec byName(String name, TypeName result, List<Port> ports) {
        String known = ports.stream().map(Port::name).collect(Collectors.joining(", "));
        String message = ports.isEmpty() ? "there are none" : "there are " + known;
        CodeBlock.Builder cases = CodeBlock.builder();
        if (!ports.isEmpty()) {
            cases.beginControlFlow("switch (port)");
            ports.forEach(port -> cases.add("case $S:\n$>return $N;\n$<", port.name(), names.port(port.name())));
            cases.add("default:\n$>").add("break;\n$<").endControlFlow();
        }
        String kind = "values".equals(name) ? "real-valued port " : "index port ";
        return ContractMethod.named(name, standalone)
                .returns(result)
                .addParameter(String.class, "port")
                .addCode(cases.build())
                .addStatement(
                        "throw new $T($S + port + $S)",
                        IllegalArgumentException.class,
                        signature.name() + " has no " + kind,
                        ": " + message)
                .build();
    }
}

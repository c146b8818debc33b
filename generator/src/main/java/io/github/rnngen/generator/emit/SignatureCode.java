package io.github.rnngen.generator.emit;

import com.palantir.javapoet.CodeBlock;
import io.github.rnngen.generator.emit.functions.Literals;
import io.github.rnngen.runtime.Distribution;
import io.github.rnngen.runtime.Parameter;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.Setting;
import io.github.rnngen.runtime.Signature;
import io.github.rnngen.runtime.StateSlot;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The expression that builds a network's signature. */
final class SignatureCode {
    private SignatureCode() {}

    static CodeBlock of(Signature signature, String equations) {
        CodeBlock.Builder code = CodeBlock.builder()
                .add(
                        "$T.builder($S, $T.$L, STEPS, BATCH)",
                        Signature.class,
                        signature.name(),
                        Precision.class,
                        signature.precision())
                .indent()
                .indent();
        if (signature.variableLength()) {
            code.add("\n.variableLength()");
        }
        signature.inputs().forEach(port -> code.add("\n.input($L)", port(port)));
        signature.targets().forEach(port -> code.add("\n.target($L)", port(port)));
        signature.outputs().forEach(port -> code.add("\n.output($L)", port(port)));
        signature.parameters().forEach(parameter -> code.add("\n$L", parameter(parameter)));
        signature.states().forEach(state -> code.add("\n$L", state(state)));
        signature.settings().forEach(setting -> code.add("\n.setting($L)", setting(setting)));
        return code.add("\n.equations($S)", equations)
                .add("\n.build()")
                .unindent()
                .unindent()
                .build();
    }

    private static CodeBlock port(Port port) {
        return CodeBlock.of(
                "new $T($S, $T.of($L), $L, $L)",
                Port.class,
                port.name(),
                List.class,
                numbers(port.shape()),
                port.classes(),
                port.once());
    }

    private static CodeBlock parameter(Parameter parameter) {
        Distribution distribution = parameter.distribution();
        CodeBlock arguments = distribution.arguments().stream()
                .map(argument -> CodeBlock.of(", $L", Literals.of(Precision.DOUBLE, argument)))
                .collect(CodeBlock.joining(""));
        CodeBlock drawn = CodeBlock.of("$1T.of($1T.Kind.$2L$3L)", Distribution.class, distribution.kind(), arguments);
        return CodeBlock.of(
                ".parameter($S, $L, $L$L)", parameter.name(), drawn, parameter.trained(), more(parameter.shape()));
    }

    private static CodeBlock state(StateSlot state) {
        return CodeBlock.of(".state($S, $L$L)", state.name(), state.depth(), more(state.shape()));
    }

    private static CodeBlock setting(Setting setting) {
        CodeBlock arguments = setting.arguments().entrySet().stream()
                .map(argument ->
                        CodeBlock.of("$S, $L", argument.getKey(), Literals.of(Precision.DOUBLE, argument.getValue())))
                .collect(CodeBlock.joining(", "));
        return CodeBlock.of(
                "new $T($S, $S, $T.of($L))", Setting.class, setting.key(), setting.word(), Map.class, arguments);
    }

    private static String numbers(List<Integer> shape) {
        return shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String more(List<Integer> shape) {
        return shape.isEmpty() ? "" : ", " + numbers(shape);
    }
}

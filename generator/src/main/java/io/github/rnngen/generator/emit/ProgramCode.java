package io.github.rnngen.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.schedule.Block;
import io.github.rnngen.generator.schedule.Buffer;
import io.github.rnngen.generator.schedule.Method;
import io.github.rnngen.generator.schedule.Program;
import io.github.rnngen.generator.schedule.Section.Phase;
import io.github.rnngen.generator.schedule.Section.Stage;
import io.github.rnngen.generator.schedule.Section.Time;
import io.github.rnngen.generator.schedule.Space;
import io.github.rnngen.generator.schedule.Used;
import io.github.rnngen.generator.schedule.Variable;
import io.github.rnngen.runtime.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;

/** The arithmetic of a program: constants that say where things lie, one method per {@link Method}, and calls of them. */
final class ProgramCode {
    private final Program program;
    private final Names names;
    private final Precision precision;

    ProgramCode(Program program, Names names) {
        this.program = program;
        this.names = names;
        this.precision = program.signature().precision();
    }

    private ExpressionCode expressions() {
        return new ExpressionCode(names, precision, program.signature().steps());
    }

    /** Adds constants, tables and methods; groups beyond the first become nested classes. */
    void addTo(TypeSpec.Builder type) {
        program.tables().forEach((buffer, values) -> type.addField(table(buffer, values)));
        program.bases()
                .forEach((buffer, base) -> type.addField(FieldSpec.builder(
                                TypeName.INT,
                                names.work(buffer.name()),
                                Modifier.PRIVATE,
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .initializer("$L", base)
                        .build()));
        TreeMap<Integer, TypeSpec.Builder> groups = new TreeMap<>();
        for (Block block : program.blocks()) {
            for (Method method : block.methods()) {
                TypeSpec.Builder group = method.group() == 0
                        ? type
                        : groups.computeIfAbsent(
                                method.group(),
                                number -> TypeSpec.classBuilder(groupName(number))
                                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                                        .addJavadoc(
                                                "More of the arithmetic: a class file has room for so much alone.\n"));
                group.addMethod(method(block, method));
            }
        }
        groups.values().forEach(group -> type.addType(group.build()));
        helpers().forEach(type::addMethod);
    }

    private static String groupName(int group) {
        return "Part" + group;
    }

    private FieldSpec table(Buffer buffer, List<Double> values) {
        CodeBlock numbers = values.stream().map(expressions()::number).collect(CodeBlock.joining(",$W", "{", "}"));
        return FieldSpec.builder(
                        StatementCode.array(precision),
                        names.array(buffer),
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .initializer(numbers)
                .build();
    }

    private MethodSpec method(Block block, Method method) {
        MethodSpec.Builder builder = MethodSpec.methodBuilder(method.name()).addModifiers(Modifier.STATIC);
        if (method.group() == 0) {
            builder.addModifiers(Modifier.PRIVATE);
        }
        arrays(method)
                .forEach(array -> builder.addParameter(ParameterSpec.builder(StatementCode.array(precision), array)
                        .build()));
        counters(block, method).forEach(counter -> builder.addParameter(TypeName.INT, counter));
        return builder.addCode(new StatementCode(expressions(), precision).code(method.body()))
                .build();
    }

    /** The arrays that a method works on, in a fixed order. */
    private List<String> arrays(Method method) {
        Set<Buffer> used = Used.buffers(method.body());
        List<String> arrays = new ArrayList<>();
        for (Space space : List.of(Space.PARAMETERS, Space.PORT, Space.START, Space.WORK, Space.END, Space.GRADIENTS)) {
            used.stream()
                    .filter(buffer -> buffer.space() == space)
                    .map(names::array)
                    .distinct()
                    .sorted()
                    .forEach(arrays::add);
        }
        return arrays;
    }

    private List<String> counters(Block block, Method method) {
        List<String> counters = new ArrayList<>();
        if (block.time() != Time.NONE) {
            counters.add("t");
        }
        if (Used.variable(Variable.SEQUENCE, method.body())) {
            counters.add("b");
        }
        if (Used.counts(method.body())) {
            counters.add("sequences");
        }
        return counters;
    }

    /**
     * Calls of all that a phase does at a stage.
     *
     * @param parameters what the caller calls the array of parameters
     */
    CodeBlock calls(Phase phase, Stage stage, String parameters) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Block block : program.blocks()) {
            if (block.phase() == phase && block.stage() == stage) {
                add(block, parameters, code);
            }
        }
        return code.build();
    }

    private void add(Block block, String parameters, CodeBlock.Builder code) {
        if (block.time() == Time.ASCENDING) {
            code.beginControlFlow("for (int t = 0; t < STEPS; t++)");
        } else if (block.time() == Time.DESCENDING) {
            code.beginControlFlow("for (int t = STEPS - 1; t >= 0; t--)");
        }
        for (Method method : block.methods()) {
            List<String> arguments = new ArrayList<>(arrays(method));
            arguments.replaceAll(array -> array.equals(Names.PARAMETERS) ? parameters : array);
            arguments.addAll(counters(block, method));
            String owner = method.group() == 0 ? "" : groupName(method.group()) + ".";
            code.addStatement("$L$N($L)", owner, method.name(), String.join(", ", arguments));
        }
        if (block.time() != Time.NONE) {
            code.endControlFlow();
        }
    }

    /** The loss that the latest pass left. */
    CodeBlock loss() {
        Buffer loss = program.loss().orElseThrow();
        return CodeBlock.of("$N[$N]", Names.WORK, names.work(loss.name()));
    }

    private List<MethodSpec> helpers() {
        Set<Elementwise> functions = Functions.of(program);
        List<MethodSpec> helpers = new ArrayList<>();
        if (functions.contains(Elementwise.SIGMOID)) {
            helpers.add(helper("sigmoid", CodeBlock.of("1 / (1 + $T.exp(-x))", Math.class)));
        }
        if (functions.contains(Elementwise.SOFTPLUS)) {
            helpers.add(
                    helper("softplus", CodeBlock.of("$1T.max(x, 0) + $1T.log1p($1T.exp(-$1T.abs(x)))", Math.class)));
        }
        return helpers;
    }

    private MethodSpec helper(String name, CodeBlock value) {
        boolean isFloat = precision == Precision.FLOAT;
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(StatementCode.element(precision))
                .addParameter(StatementCode.element(precision), "x")
                .addStatement(isFloat ? "return (float) ($L)" : "return $L", value)
                .build();
    }
}

package io.github.rnngen.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.rnngen.generator.schedule.Affine;
import io.github.rnngen.generator.schedule.Block;
import io.github.rnngen.generator.schedule.Buffer;
import io.github.rnngen.generator.schedule.Expr;
import io.github.rnngen.generator.schedule.Method;
import io.github.rnngen.generator.schedule.Program;
import io.github.rnngen.generator.schedule.Section.Phase;
import io.github.rnngen.generator.schedule.Section.Stage;
import io.github.rnngen.generator.schedule.Section.Time;
import io.github.rnngen.generator.schedule.Space;
import io.github.rnngen.generator.schedule.Used;
import io.github.rnngen.generator.schedule.Variable;
import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The arithmetic of a program: constants that say where things lie, one method per {@link Method}, and calls of them. */
final class ProgramCode {
    private final Program program;
    private final Names names;
    private final FunctionCode functions;
    private final boolean standalone;
    private final Precision precision;

    ProgramCode(Program program, Names names, FunctionCode functions, boolean standalone) {
        this.program = program;
        this.names = names;
        this.functions = functions;
        this.standalone = standalone;
        this.precision = program.signature().precision();
    }

    private ExpressionCode expressions() {
        Signature signature = program.signature();
        Affine length = signature.variableLength() ? Affine.of(Variable.LENGTH) : Affine.of(signature.steps());
        return new ExpressionCode(names, precision, length, functions);
    }

    /** Adds constants, tables and methods; groups beyond the first become nested classes. */
    void addTo(TypeSpec.Builder type) {
        program.tables().forEach((buffer, values) -> type.addField(table(buffer, values)));
        program.bases()
                .forEach((name, base) -> type.addField(FieldSpec.builder(
                                TypeName.INT, names.work(name), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
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
        functions.helpers(Functions.of(program)).forEach(type::addMethod);
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
        arrays(method).forEach(array -> builder.addParameter(type(array), array));
        counters(block, method).forEach(counter -> builder.addParameter(TypeName.INT, counter));
        if (usesCarried(method)) {
            builder.addParameter(TypeName.BOOLEAN, "carried");
        }
        if (usesMasks(method)) {
            builder.addParameter(MasksCode.type(standalone), Names.MASKS);
        }
        return builder.addCode(new StatementCode(expressions(), precision).code(method.body()))
                .build();
    }

    private TypeName type(String array) {
        boolean index = Stream.concat(program.signature().inputs().stream(), program.signature().targets().stream())
                .anyMatch(port -> port.isIndex() && names.port(port.name()).equals(array));
        return index ? TypeName.get(int[].class) : StatementCode.array(precision);
    }

    private static boolean usesCarried(Method method) {
        return Used.anyPart(method.body(), Expr.IfInitial.class::isInstance);
    }

    private static boolean usesMasks(Method method) {
        return Used.anyPart(method.body(), Expr.Mask.class::isInstance);
    }

    /** Whether any method asks for random masks. */
    boolean usesMasks() {
        return program.blocks().stream()
                .flatMap(block -> block.methods().stream())
                .anyMatch(ProgramCode::usesMasks);
    }

    /** Whether a phase asks how many steps there are in all. */
    boolean countsSteps(Phase phase) {
        return program.blocks().stream()
                .filter(block -> block.phase() == phase)
                .flatMap(block -> block.methods().stream())
                .anyMatch(method -> Used.anyPart(method.body(), new Expr.Count(true)::equals));
    }

    /** Whether any method asks if states were carried over. */
    boolean usesCarried() {
        return program.blocks().stream()
                .flatMap(block -> block.methods().stream())
                .anyMatch(ProgramCode::usesCarried);
    }

    /** Whether the states' initial values depend on parameters or inputs, so that each pass computes them anew. */
    boolean computesInitialStates() {
        return program.blocks().stream()
                .filter(block -> block.phase() == Phase.INITIAL)
                .flatMap(block -> block.methods().stream())
                .flatMap(method -> Used.buffers(method.body()).stream())
                .anyMatch(buffer -> buffer.space() != Space.START);
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

    /** The counters and counts that a method needs, in a fixed order. */
    private List<String> counters(Block block, Method method) {
        List<String> counters = new ArrayList<>();
        if (block.time() != Time.NONE) {
            counters.add("t");
        }
        if (Used.variable(Variable.SEQUENCE, method.body()) && !program.takesAllSequences()) {
            counters.add("b");
        }
        if (program.takesAllSequences() && program.signature().batch() > 1) {
            counters.add("sequences");
        }
        if (Used.variable(Variable.LENGTH, method.body())) {
            counters.add("steps");
        }
        if (Used.anyPart(method.body(), new Expr.Count(false)::equals)) {
            counters.add("sequences");
        }
        if (Used.anyPart(method.body(), new Expr.Count(true)::equals)) {
            counters.add(program.signature().variableLength() ? "validSteps" : "sequences");
        }
        return counters.stream().distinct().toList();
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
        String length = program.signature().variableLength() ? "steps" : "STEPS";
        if (block.time() == Time.ASCENDING) {
            code.beginControlFlow("for (int t = 0; t < $L; t++)", length);
        } else if (block.time() == Time.DESCENDING) {
            code.beginControlFlow("for (int t = $L - 1; t >= 0; t--)", length);
        }
        for (Method method : block.methods()) {
            List<String> arguments = new ArrayList<>(arrays(method));
            arguments.replaceAll(array -> array.equals(Names.PARAMETERS) ? parameters : array);
            arguments.addAll(counters(block, method));
            if (usesCarried(method)) {
                arguments.add("carried");
            }
            if (usesMasks(method)) {
                arguments.add(Names.MASKS);
            }
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
}

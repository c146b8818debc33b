package io.github.rnngen.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.rnngen.generator.emit.functions.ElementTypes;
import io.github.rnngen.generator.emit.functions.Literals;
import io.github.rnngen.generator.emit.kernel.VectorChoice;
import io.github.rnngen.generator.schedule.Program;
import io.github.rnngen.generator.schedule.ir.Buffer;
import io.github.rnngen.generator.schedule.ir.Expr;
import io.github.rnngen.generator.schedule.ir.Section.Phase;
import io.github.rnngen.generator.schedule.ir.Section.Stage;
import io.github.rnngen.generator.schedule.ir.Space;
import io.github.rnngen.generator.schedule.ir.Used;
import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.VectorArrays;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/**
 * The arithmetic of a program: constants that say where things lie, methods, and calls of them. Where products are worth
 * vectors, all methods are there twice, and which ones run is settled when the class is loaded.
 */
final class ProgramCode {
    /** The class with the methods that work on vectors. */
    static final String VECTOR_CLASS = "VectorCode";

    static final String VECTOR_FLAG = "VECTOR";

    private final String name;
    private final Program program;
    private final Names names;
    private final FunctionCode functions;
    private final Precision precision;
    private final ArithmeticCode plain;
    private final Optional<ArithmeticCode> vector;

    /**
     * The code of a program.
     *
     * @param name of the class, for messages
     */
    ProgramCode(String name, Program program, Names names, Backend backend, FunctionCode functions) {
        this.name = name;
        this.program = program;
        this.names = names;
        this.functions = functions;
        this.precision = program.signature().precision();
        this.plain = new ArithmeticCode(program, names, Backend.PLAIN, functions);
        this.vector = backend == Backend.VECTOR && plain.hasProducts()
                ? Optional.of(new ArithmeticCode(program, names, Backend.VECTOR, functions))
                : Optional.empty();
    }

    /** Adds constants, tables, methods, and what methods keep between calls. */
    void addTo(TypeSpec.Builder type) {
        program.tables().forEach((buffer, values) -> type.addField(table(buffer, values)));
        program.bases()
                .forEach((name, base) -> type.addField(FieldSpec.builder(
                                TypeName.INT, names.work(name), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("$L", base)
                        .build()));
        if (vector.isPresent()) {
            type.addField(
                    FieldSpec.builder(TypeName.BOOLEAN, VECTOR_FLAG, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                            .initializer(suits())
                            .build());
        }
        plain.addTo(type);
        vector.ifPresent(code -> {
            TypeSpec.Builder vectorClass = TypeSpec.classBuilder(VECTOR_CLASS)
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .addJavadoc("The same arithmetic on vectors.\n");
            code.addTo(vectorClass);
            type.addType(vectorClass.build());
        });
        functions.helpers(Functions.of(program)).forEach(type::addMethod);
    }

    /** What an object of the class works with besides its ports, states and gradients. */
    List<FieldSpec> workspace() {
        List<FieldSpec> workspace = new ArrayList<>();
        workspace.add(FieldSpec.builder(StatementCode.array(precision), Names.WORK, Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T[$L]", ElementTypes.of(precision), workLength())
                .build());
        if (plain.hasProducts()) {
            CodeBlock matrices = CodeBlock.of("new $T()", OwnArrays.TYPE);
            workspace.add(FieldSpec.builder(OwnArrays.TYPE, OwnArrays.VARIABLE, Modifier.PRIVATE, Modifier.FINAL)
                    .initializer(vector.isPresent() ? CodeBlock.of("$N ? null : $L", VECTOR_FLAG, matrices) : matrices)
                    .build());
        }
        return workspace;
    }

    /** Whether vectors are there when the class is loaded, and worth it. */
    private CodeBlock suits() {
        CodeBlock bits = CodeBlock.of("$L.$L.vectorBitSize()", VECTOR_CLASS, VectorLoopCode.SPECIES);
        return functions.standalone() ? VectorChoice.standaloneCondition(bits) : VectorChoice.condition(name, bits);
    }

    private FieldSpec table(Buffer buffer, List<Double> values) {
        CodeBlock numbers =
                values.stream().map(value -> Literals.of(precision, value)).collect(CodeBlock.joining(",$W", "{", "}"));
        return FieldSpec.builder(
                        StatementCode.array(precision),
                        names.array(buffer),
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .initializer(numbers)
                .build();
    }

    private CodeBlock workLength() {
        CodeBlock length = CodeBlock.of("$L", plain.workLength());
        return vector.map(code -> CodeBlock.of("$N ? $L : $L", VECTOR_FLAG, vectorLength(code.workLength()), length))
                .orElse(length);
    }

    private CodeBlock vectorLength(int needed) {
        return functions.standalone()
                ? CodeBlock.of("$L", needed)
                : CodeBlock.of(
                        "$T.length($L, $T.BYTES)",
                        VectorArrays.class,
                        needed,
                        ElementTypes.of(precision).box());
    }

    /** Whether a phase asks how many sequences, or steps, there are in all. */
    boolean counts(boolean steps, Phase phase) {
        return program.blocks().stream()
                .filter(block -> block.phase() == phase)
                .flatMap(block -> block.methods().stream())
                .anyMatch(method -> Used.anyPart(method.body(), new Expr.Count(steps)::equals));
    }

    /** Whether any method asks for random masks. */
    boolean usesMasks() {
        return program.blocks().stream()
                .flatMap(block -> block.methods().stream())
                .anyMatch(ArithmeticCode::usesMasks);
    }

    /** Whether any method asks if states were carried over. */
    boolean usesCarried() {
        return program.blocks().stream()
                .flatMap(block -> block.methods().stream())
                .anyMatch(ArithmeticCode::usesCarried);
    }

    /** Whether the states' initial values depend on parameters or inputs, so that each pass computes them anew. */
    boolean computesInitialStates() {
        return program.blocks().stream()
                .filter(block -> block.phase() == Phase.INITIAL)
                .flatMap(block -> block.methods().stream())
                .flatMap(method -> Used.buffers(method.body()).stream())
                .anyMatch(buffer -> buffer.space() != Space.START);
    }

    /**
     * Calls of all that a phase does at a stage.
     *
     * @param parameters what the caller calls the array of parameters
     */
    CodeBlock calls(Phase phase, Stage stage, String parameters) {
        return chosen(
                plain.calls(phase, stage, parameters, ""),
                code -> code.calls(phase, stage, parameters, VECTOR_CLASS + "."));
    }

    /** Calls that copy the matrices that a phase is the first to need. */
    CodeBlock copyCalls(Phase phase, String parameters) {
        return chosen(
                plain.copyCalls(phase, parameters, ""), code -> code.copyCalls(phase, parameters, VECTOR_CLASS + "."));
    }

    private CodeBlock chosen(CodeBlock plainCalls, Function<ArithmeticCode, CodeBlock> vectorCalls) {
        if (plainCalls.isEmpty()) {
            return plainCalls;
        }
        return vector.map(code -> CodeBlock.builder()
                        .beginControlFlow("if ($N)", VECTOR_FLAG)
                        .add(vectorCalls.apply(code))
                        .nextControlFlow("else")
                        .add(plainCalls)
                        .endControlFlow()
                        .build())
                .orElse(plainCalls);
    }

    /** The loss that the latest pass left. */
    CodeBlock loss() {
        Buffer loss = program.loss().orElseThrow();
        return CodeBlock.of("$N[$N]", Names.WORK, names.work(loss.name()));
    }
}

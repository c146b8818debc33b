package io.github.rnngen.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.rnngen.generator.emit.functions.ArrayMethods;
import io.github.rnngen.generator.emit.functions.FunctionMethods;
import io.github.rnngen.generator.emit.kernel.KernelEmitter;
import io.github.rnngen.generator.emit.kernel.PlainKernels;
import io.github.rnngen.generator.emit.kernel.VectorKernels;
import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.schedule.NeighbouringRows;
import io.github.rnngen.generator.schedule.Program;
import io.github.rnngen.generator.schedule.ir.Affine;
import io.github.rnngen.generator.schedule.ir.Block;
import io.github.rnngen.generator.schedule.ir.Buffer;
import io.github.rnngen.generator.schedule.ir.Expr;
import io.github.rnngen.generator.schedule.ir.Method;
import io.github.rnngen.generator.schedule.ir.Section.Phase;
import io.github.rnngen.generator.schedule.ir.Section.Stage;
import io.github.rnngen.generator.schedule.ir.Section.Time;
import io.github.rnngen.generator.schedule.ir.Space;
import io.github.rnngen.generator.schedule.ir.Stmt;
import io.github.rnngen.generator.schedule.ir.Used;
import io.github.rnngen.generator.schedule.ir.Variable;
import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.Signature;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;

/** The arithmetic of a program as one back end writes it: one method per {@link Method}, and calls of them. */
final class ArithmeticCode {
    private final Program program;
    private final List<Block> blocks;
    private final Names names;
    private final Precision precision;
    private final FunctionCode functions;
    private final Backend backend;
    private final Set<Elementwise> fastRowFunctions;
    private final ArrayMethods arrayMethods;
    private final WholeVectors wholeVectors;
    private final ProductCode products;

    ArithmeticCode(Program program, Names names, Backend backend, FunctionCode functions) {
        this.functions = functions;
        this.program = program;
        this.names = names;
        this.precision = program.signature().precision();
        this.backend = backend;
        this.fastRowFunctions = fastRowFunctions();
        this.blocks = NeighbouringRows.joined(program, fastRowFunctions);
        this.arrayMethods = backend == Backend.VECTOR
                ? FunctionMethods.vector(precision, fastRowFunctions)
                : FunctionMethods.plain(precision, fastRowFunctions, this::one);
        KernelEmitter kernels = backend == Backend.VECTOR
                ? new VectorKernels(precision, program.vectorBits())
                : new PlainKernels(precision, functions.standalone(), arrayMethods.scratchLength());
        this.wholeVectors = new WholeVectors(precision);
        this.products = new ProductCode(program, names, kernels, arrayMethods.scratchLength());
    }

    /** Those that are computed by formulas of our own, in the memory of products. */
    private Set<Elementwise> fastRowFunctions() {
        Set<Elementwise> fast = Functions.ofRows(program);
        boolean products = program.blocks().stream()
                .flatMap(block -> block.methods().stream())
                .anyMatch(
                        method -> ProductCode.products(method.body()).findAny().isPresent());
        fast.removeIf(function -> !functions.isFast(function) || (backend == Backend.PLAIN && !products));
        return fast;
    }

    private CodeBlock one(Elementwise function) {
        return functions.call(function, CodeBlock.of("a[i]"));
    }

    boolean hasProducts() {
        return !products.isEmpty();
    }

    /** How long the work array has to be. */
    int workLength() {
        return products.memory().workLength();
    }

    private ExpressionCode expressions() {
        Signature signature = program.signature();
        Affine length = signature.variableLength() ? Affine.of(Variable.LENGTH) : Affine.of(signature.steps());
        return new ExpressionCode(names, precision, length, functions);
    }

    /** Adds all methods; groups beyond the first become nested classes. */
    void addTo(TypeSpec.Builder type) {
        TreeMap<Integer, TypeSpec.Builder> groups = new TreeMap<>();
        for (Block block : blocks) {
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
        if (hasProducts()) {
            for (Phase phase : Phase.values()) {
                if (!products.sources(phase).isEmpty()) {
                    type.addMethod(copies(phase));
                }
            }
            products.addTo(type);
        }
        Set<Elementwise> oneByOne = Functions.ofRows(program);
        oneByOne.removeAll(fastRowFunctions);
        oneByOne.forEach(function -> type.addMethod(functions.ofArray(function)));
        if (backend == Backend.VECTOR) {
            if (rowsTakeWholeVectors()) {
                type.addMethod(wholeVectors());
            }
            arrayMethods.constants().forEach(type::addField);
        }
        arrayMethods.methods().forEach(type::addMethod);
    }

    private boolean rowsTakeWholeVectors() {
        return blocks.stream()
                .flatMap(block -> block.methods().stream())
                .flatMap(method -> method.body().stream())
                .anyMatch(this::takesWholeVectors);
    }

    private boolean takesWholeVectors(Stmt statement) {
        return (statement instanceof Stmt.Apply apply
                        && fastRowFunctions.contains(apply.function())
                        && wholeVectors.takes(apply))
                || statement.inner().stream().anyMatch(this::takesWholeVectors);
    }

    private static MethodSpec wholeVectors() {
        return MethodSpec.methodBuilder(WholeVectors.METHOD)
                .addJavadoc("So many numbers, and those behind them that fill the last vector.\n")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(TypeName.INT, "count")
                .returns(TypeName.INT)
                .addStatement("return (count + $1N - 1) / $1N * $1N", VectorLoopCode.LANES)
                .build();
    }

    private MethodSpec copies(Phase phase) {
        MethodSpec.Builder builder =
                MethodSpec.methodBuilder(copiesName(phase)).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
        arrays(products.sources(phase), true).forEach(array -> builder.addParameter(type(array), array));
        return builder.addCode(products.copies(phase, expressions())).build();
    }

    private static String copiesName(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT) + "Matrices";
    }

    /** Copies the matrices that a phase is the first to need. */
    CodeBlock copyCalls(Phase phase, String parameters, String prefix) {
        Set<Buffer> sources = products.sources(phase);
        if (sources.isEmpty()) {
            return CodeBlock.of("");
        }
        List<String> arguments = arrays(sources, true);
        arguments.replaceAll(array -> array.equals(Names.PARAMETERS) ? parameters : array);
        return CodeBlock.builder()
                .addStatement("$L$N($L)", prefix, copiesName(phase), String.join(", ", arguments))
                .build();
    }

    static String groupName(int group) {
        return "Part" + group;
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
            builder.addParameter(MasksCode.type(functions.standalone()), Names.MASKS);
        }
        return builder.addCode(products.counts(method.body()))
                .addCode(new StatementCode(
                                expressions(), wholeVectors, products, fastRowFunctions, backend == Backend.VECTOR)
                        .code(method.body()))
                .build();
    }

    /** Whether a method needs copies of matrices, or scratch memory. */
    private boolean usesKernelMemory(Method method) {
        return ProductCode.products(method.body()).findAny().isPresent()
                || Functions.ofRows(method.body()).stream().anyMatch(fastRowFunctions::contains);
    }

    private TypeName type(String array) {
        if (array.equals(OwnArrays.VARIABLE)) {
            return OwnArrays.TYPE;
        }
        boolean index = program.signature().inputsAndTargets().stream()
                .anyMatch(port -> port.isIndex() && names.port(port.name()).equals(array));
        return index ? TypeName.get(int[].class) : StatementCode.array(precision);
    }

    static boolean usesCarried(Method method) {
        return Used.anyPart(method.body(), Expr.IfInitial.class::isInstance);
    }

    static boolean usesMasks(Method method) {
        return Used.anyPart(method.body(), Expr.Mask.class::isInstance);
    }

    private List<String> arrays(Method method) {
        return arrays(Used.buffers(method.body()), usesKernelMemory(method));
    }

    /** The arrays of some buffers, and of kernels if they are asked for, in a fixed order. */
    private List<String> arrays(Set<Buffer> used, boolean kernelMemory) {
        boolean ownArrays = kernelMemory && products.memory() instanceof OwnArrays;
        List<String> arrays = new ArrayList<>();
        for (Space space : List.of(Space.PARAMETERS, Space.PORT, Space.START, Space.WORK, Space.END, Space.GRADIENTS)) {
            used.stream()
                    .filter(buffer -> buffer.space() == space)
                    .map(names::array)
                    .distinct()
                    .sorted()
                    .forEach(arrays::add);
            if (space == Space.WORK && kernelMemory && !ownArrays && !arrays.contains(Names.WORK)) {
                arrays.add(Names.WORK);
            }
        }
        if (ownArrays) {
            arrays.add(OwnArrays.VARIABLE);
        }
        return arrays;
    }

    /** The counters and counts that a method needs, in a fixed order. */
    private List<String> counters(Block block, Method method) {
        Set<String> counters = new LinkedHashSet<>();
        if (block.time() != Time.NONE) {
            counters.add("t");
        }
        if (Used.variable(Variable.SEQUENCE, method.body()) && !program.takesAllSequences()) {
            counters.add("b");
        }
        if (Used.variable(Variable.LENGTH, method.body())) {
            counters.add("steps");
        }
        boolean all = program.takesAllSequences() && program.signature().batch() > 1;
        if (all) {
            counters.add("sequences");
        }
        for (boolean steps : new boolean[] {false, true}) {
            if (Used.anyPart(method.body(), new Expr.Count(steps)::equals)) {
                counters.add(Names.count(steps));
            }
        }
        return List.copyOf(counters);
    }

    /**
     * Calls of all that a phase does at a stage.
     *
     * @param parameters what the caller calls the array of parameters
     * @param prefix what stands before the name of a method or of a nested class
     */
    CodeBlock calls(Phase phase, Stage stage, String parameters, String prefix) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Block block : blocks) {
            if (block.phase() == phase && block.stage() == stage) {
                add(block, parameters, prefix, code);
            }
        }
        return code.build();
    }

    private void add(Block block, String parameters, String prefix, CodeBlock.Builder code) {
        String length = program.signature().variableLength() ? "steps" : "STEPS";
        if (block.time() == Time.ASCENDING) {
            code.beginControlFlow("for (int t = 0; t < $L; t++)", length);
        } else if (block.time() == Time.DESCENDING) {
            code.beginControlFlow("for (int t = $L - 1; t >= 0; t--)", length);
        }
        for (Method method : block.methods()) {
            List<String> arguments = arrays(method);
            arguments.replaceAll(array -> array.equals(Names.PARAMETERS) ? parameters : array);
            arguments.addAll(counters(block, method));
            if (usesCarried(method)) {
                arguments.add("carried");
            }
            if (usesMasks(method)) {
                arguments.add(Names.MASKS);
            }
            String owner = method.group() == 0 ? "" : groupName(method.group()) + ".";
            code.addStatement("$L$L$N($L)", prefix, owner, method.name(), String.join(", ", arguments));
        }
        if (block.time() != Time.NONE) {
            code.endControlFlow();
        }
    }
}

package io.github.rnngen.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeSpec;
import io.github.rnngen.generator.emit.kernel.Arguments;
import io.github.rnngen.generator.emit.kernel.ArrayRange;
import io.github.rnngen.generator.emit.kernel.KernelEmitter;
import io.github.rnngen.generator.emit.kernel.Kernels;
import io.github.rnngen.generator.emit.kernel.MatrixProduct;
import io.github.rnngen.generator.emit.kernel.PackedMatrix;
import io.github.rnngen.generator.emit.kernel.Packing;
import io.github.rnngen.generator.emit.kernel.PlainKernels;
import io.github.rnngen.generator.emit.kernel.RightOperand;
import io.github.rnngen.generator.emit.kernel.VectorKernels;
import io.github.rnngen.generator.schedule.Program;
import io.github.rnngen.generator.schedule.ir.Affine;
import io.github.rnngen.generator.schedule.ir.Block;
import io.github.rnngen.generator.schedule.ir.Buffer;
import io.github.rnngen.generator.schedule.ir.Extent;
import io.github.rnngen.generator.schedule.ir.KernelSizes;
import io.github.rnngen.generator.schedule.ir.Section.Phase;
import io.github.rnngen.generator.schedule.ir.Stmt;
import io.github.rnngen.generator.schedule.ir.Used;
import io.github.rnngen.generator.schedule.ir.Variable;
import io.github.rnngen.generator.schedule.ir.WorkPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * A program's products of matrices as calls of kernels. Matrices that stay the same for a whole pass are copied
 * beforehand into the form in which a kernel reads them fastest: once per pass, and read at every step.
 */
final class ProductCode {
    private static final String SCRATCH = "scratch";
    private static final String FUNCTION_SCRATCH = "functionScratch";

    /** How many steps' rows lie side by side, without those of sequences that are not there. */
    static final String STEPS_AT_ONCE = "stepsAtOnce";

    /** How many steps a block has, and how many there are of the one that begins at a step. */
    static final String STEPS_OF_BLOCK = "stepsOfBlock";

    static final String BLOCK_STEPS = "blockSteps";
    private static final Variable STEP_OF_BLOCK = new Variable("k");

    private final KernelEmitter emitter;
    private final Map<List<Stmt.Strip>, Copy> copies = new LinkedHashMap<>();
    private final Kernels kernels;
    private final KernelMemory memory;
    private final int batch;

    /** A matrix, put together of its parts, that a pass copies before the phase that needs it first. */
    private record Copy(String name, Phase phase, PackedMatrix packed, List<MatrixBlock> blocks) {
        Stream<Packing> packings() {
            return blocks.stream().map(block -> block.into(packed));
        }
    }

    /**
     * The products of a program.
     *
     * @param functionScratchLength for how many numbers there has to be room, see {@link #functionScratch}
     */
    ProductCode(Program program, Names names, KernelEmitter emitter, int functionScratchLength) {
        this.emitter = emitter;
        this.batch = program.signature().batch();
        NameAllocator fields = new NameAllocator();
        fields.newName(SCRATCH, SCRATCH);
        fields.newName(FUNCTION_SCRATCH, FUNCTION_SCRATCH);
        for (Block block : program.blocks()) {
            products(block)
                    .filter(Stmt.Product::multipliesMatrix)
                    .forEach(product -> copies.computeIfAbsent(
                            product.right(), parts -> copy(product, block.phase(), isPadded(parts, program), fields)));
        }
        this.kernels = Kernels.of(
                program.blocks().stream()
                        .flatMap(ProductCode::products)
                        .map(this::description)
                        .toList(),
                copies.values().stream().flatMap(Copy::packings).toList());
        this.memory = emitter instanceof VectorKernels vectors
                ? new PartsOfWork(program, names, lengths(vectors, functionScratchLength))
                : new OwnArrays(fields(), program.workLength());
    }

    private Map<String, Integer> lengths(VectorKernels vectors, int functionScratchLength) {
        Map<String, Integer> lengths = new LinkedHashMap<>();
        copies.values().forEach(copy -> lengths.put(copy.name, vectors.length(copy.packed)));
        lengths.put(SCRATCH, vectors.scratchLength(kernels));
        lengths.put(FUNCTION_SCRATCH, functionScratchLength);
        return lengths;
    }

    private List<FieldSpec> fields() {
        List<FieldSpec> fields = new ArrayList<>();
        for (Copy copy : copies.values()) {
            fields.add(FieldSpec.builder(emitter.packedType(), copy.name, Modifier.FINAL)
                    .initializer(emitter.allocate(copy.packed))
                    .build());
        }
        fields.add(FieldSpec.builder(emitter.scratchType(), SCRATCH, Modifier.FINAL)
                .initializer(emitter.allocateScratch(kernels))
                .build());
        return fields;
    }

    /** Where copies and scratch memory lie. */
    KernelMemory memory() {
        return memory;
    }

    private static Stream<Stmt.Product> products(Block block) {
        return block.methods().stream().flatMap(method -> products(method.body()));
    }

    /** The products among some statements. */
    static Stream<Stmt.Product> products(List<Stmt> body) {
        return body.stream()
                .flatMap(statement ->
                        statement instanceof Stmt.Product product ? Stream.of(product) : products(statement.inner()));
    }

    /** Whether there is nothing to multiply. */
    boolean isEmpty() {
        return kernels.products().isEmpty();
    }

    /** Whether results have room for zeros that fill their last vector, wherever they are products with a matrix. */
    private boolean isPadded(List<Stmt.Strip> matrix, Program program) {
        return emitter instanceof VectorKernels vectors
                && program.blocks().stream()
                        .flatMap(ProductCode::products)
                        .filter(product -> product.right().equals(matrix))
                        .allMatch(product -> product.room() > product.columns()
                                && product.room() >= WorkPlan.wholeLines(vectors.precision(), product.columns()));
    }

    private static Copy copy(Stmt.Product product, Phase phase, boolean padded, NameAllocator fields) {
        PackedMatrix packed = new PackedMatrix(product.terms().most(), product.columns(), padded);
        String name = fields.newName(product.target().buffer().block() + "Matrix");
        return new Copy(name, phase, packed, MatrixBlock.of(product.right()));
    }

    private MatrixProduct description(Stmt.Product product) {
        Copy copy = copies.get(product.right());
        RightOperand right = copy != null
                ? new RightOperand.Packed(copy.packed)
                : new RightOperand.Rows(
                        product.right().get(0).parts().get(0).matrix().rowStride());
        MatrixProduct description = new MatrixProduct(
                extent(product.rows()),
                extent(product.terms()),
                product.columns(),
                product.left().rowStride(),
                product.left().columnStride(),
                right,
                product.target().rowStride(),
                product.add());
        boolean groups = hasTermsOfSteps(product) && emitter.takesGroups(description);
        return groups ? description.inGroupsOf(batch) : description;
    }

    /** Whether a product is computed by a loop over steps where not all sequences are there. */
    private boolean loopsOverSteps(Stmt.Product product) {
        return product.rows().kind() == Extent.Kind.STEPS_AND_SEQUENCES
                || (hasTermsOfSteps(product) && description(product).group() == 0);
    }

    private static boolean hasTermsOfSteps(Stmt.Product product) {
        return product.terms().kind() == Extent.Kind.STEPS_AND_SEQUENCES
                || product.terms().kind() == Extent.Kind.BLOCK_AND_SEQUENCES;
    }

    /** Counts of steps, and which rows they have, where some statements name them. */
    CodeBlock counts(List<Stmt> body) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (body.stream().anyMatch(statement -> statement instanceof Stmt.Product product && loopsOverSteps(product))) {
            code.addStatement("final int $N = sequences == BATCH ? STEPS : 1", STEPS_AT_ONCE);
        }
        boolean blockStep = Used.variable(Variable.BLOCK_STEP, body);
        if (blockStep || body.stream().anyMatch(Stmt.EachBlock.class::isInstance)) {
            code.addStatement(
                    "final int $N = $T.max(1, $L / sequences)", STEPS_OF_BLOCK, Math.class, KernelSizes.TERMS_OF_BLOCK);
        }
        if (blockStep) {
            code.addStatement("final int $N = t % $N", Variable.BLOCK_STEP.name(), STEPS_OF_BLOCK);
        }
        if (Used.variable(Variable.ROW, body)) {
            code.addStatement("final int $N = t & 1", Variable.ROW.name());
        }
        if (Used.variable(Variable.OTHER_ROW, body)) {
            code.addStatement("final int $N = t + 1 & 1", Variable.OTHER_ROW.name());
        }
        return code.build();
    }

    /** Products of the rows of some steps, once those are all there: of as many as fill a block. */
    CodeBlock eachBlock(Stmt.EachBlock block, CodeBlock body) {
        CodeBlock.Builder code = CodeBlock.builder()
                .beginControlFlow("if (t % $N == 0)", STEPS_OF_BLOCK)
                .addStatement("final int $N = $T.min($N, STEPS - t)", BLOCK_STEPS, Math.class, STEPS_OF_BLOCK);
        if (products(block.body()).anyMatch(this::loopsOverSteps)) {
            code.addStatement("final int $N = sequences == BATCH ? $N : 1", STEPS_AT_ONCE, BLOCK_STEPS);
        }
        return code.add(body).endControlFlow().build();
    }

    private static io.github.rnngen.generator.emit.kernel.Extent extent(Extent extent) {
        return extent.kind() == Extent.Kind.FIXED
                ? io.github.rnngen.generator.emit.kernel.Extent.of(extent.most())
                : io.github.rnngen.generator.emit.kernel.Extent.AT_RUN_TIME;
    }

    /** Adds kernels, and where the copies are that they read. */
    void addTo(TypeSpec.Builder type) {
        emitter.addTo(type, kernels);
        memory.addTo(type);
    }

    /** What the copies of a phase are made from. */
    Set<Buffer> sources(Phase phase) {
        Set<Buffer> sources = new LinkedHashSet<>();
        copies(phase)
                .forEach(copy -> copy.blocks.stream()
                        .flatMap(block -> block.sources().stream())
                        .forEach(source -> sources.add(source.buffer())));
        return sources;
    }

    private Stream<Copy> copies(Phase phase) {
        return copies.values().stream().filter(copy -> copy.phase == phase);
    }

    /** Makes the copies that a phase is the first to need. */
    CodeBlock copies(Phase phase, ExpressionCode expressions) {
        CodeBlock.Builder code = CodeBlock.builder();
        copies(phase).forEach(copy -> {
            for (MatrixBlock block : copy.blocks) {
                if (block.sources().size() > 1) {
                    code.add("// $L\n", names(block));
                }
                ArrayRange source = range(block.source(), Affine.ZERO, expressions);
                code.addStatement("$L", emitter.pack(block.into(copy.packed), source, memory.part(copy.name)));
            }
        });
        return code.build();
    }

    private static String names(MatrixBlock block) {
        return block.sources().stream().map(source -> source.buffer().name()).collect(Collectors.joining(", "));
    }

    /** What is passed to functions of rows for what they need while they run. */
    CodeBlock functionScratch() {
        return memory instanceof OwnArrays
                ? PlainKernels.sums(memory.part(SCRATCH))
                : memory.part(FUNCTION_SCRATCH).arguments();
    }

    /** The call that computes a product; where not all sequences are there, rows of one step after another. */
    CodeBlock multiply(Stmt.Product product, ExpressionCode expressions) {
        MatrixProduct description = description(product);
        boolean rows = product.rows().kind() == Extent.Kind.STEPS_AND_SEQUENCES;
        boolean terms = hasTermsOfSteps(product) && description.group() == 0;
        boolean ofBlock = product.terms().kind() == Extent.Kind.BLOCK_AND_SEQUENCES;
        String steps = ofBlock ? BLOCK_STEPS : "STEPS";
        Variable step = ofBlock ? STEP_OF_BLOCK : Variable.STEP;
        Copy copy = copies.get(product.right());
        ArrayRange right = copy != null
                ? memory.part(copy.name)
                : range(
                        product.right().get(0).parts().get(0).matrix(),
                        steps(product.right().get(0).parts().get(0).matrix(), step, terms),
                        expressions);
        Arguments arguments = new Arguments(
                range(product.left(), steps(product.left(), step, rows || terms), expressions),
                right,
                range(product.target(), steps(product.target(), step, rows), expressions),
                count(product.rows()),
                description.group() == 0 ? count(product.terms()) : Optional.of(CodeBlock.of("$L * sequences", steps)),
                description.group() == 0 ? Optional.empty() : Optional.of(CodeBlock.of("sequences")),
                memory.part(SCRATCH));
        CodeBlock.Builder code = CodeBlock.builder();
        if (rows || terms) {
            code.beginControlFlow("for (int $1N = 0; $1N < $2L; $1N += $3L)", step.name(), steps, STEPS_AT_ONCE);
        }
        code.addStatement("$L", emitter.multiply(description, arguments));
        if (rows || terms) {
            code.endControlFlow();
        }
        return code.build();
    }

    private static Affine steps(Stmt.Matrix matrix, Variable step, boolean over) {
        return over ? Affine.of(step).times(matrix.buffer().stepStride()) : Affine.ZERO;
    }

    private static ArrayRange range(Stmt.Matrix matrix, Affine steps, ExpressionCode expressions) {
        return ArrayRange.of(
                expressions.array(matrix.buffer()),
                expressions.index(matrix.buffer(), matrix.at().plus(steps)));
    }

    private static Optional<CodeBlock> count(Extent extent) {
        return switch (extent.kind()) {
            case FIXED -> Optional.empty();
            case SEQUENCES -> Optional.of(CodeBlock.of("sequences"));
            case STEPS -> Optional.of(CodeBlock.of("steps"));
            case STEPS_AND_SEQUENCES, BLOCK_AND_SEQUENCES -> Optional.of(CodeBlock.of("$N * sequences", STEPS_AT_ONCE));
        };
    }
}

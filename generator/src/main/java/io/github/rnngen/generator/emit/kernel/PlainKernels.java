package io.github.rnngen.generator.emit.kernel;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.rnngen.generator.emit.functions.ElementTypes;
import io.github.rnngen.generator.emit.kernel.RightOperand.Rows;
import io.github.rnngen.generator.schedule.ir.PlainLoops;
import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.VectorArrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * Kernels for any Java from 17, as loops that HotSpot's compiler vectorises: it must see that arrays don't overlap, so
 * each row is an array of its own, sums lie a fixed distance apart in another, and all are read at the same index. Each
 * product of two numbers is rounded before it is added to its sum, beginning from the first; so results are the same bits
 * on all machines, and differ from those of {@link VectorKernels} by roundings.
 *
 * <p>A packed matrix is an array of its rows. Right operands that are read as they lie are copied into such rows, a block
 * of terms at a time.
 *
 * @param standalone whether the code does without the runtime, which knows how long an array has to be to begin a line of
 *     the cache
 * @param room for how many numbers there is room besides in the array of sums, while no product runs
 */
public record PlainKernels(Precision precision, boolean standalone, int room) implements KernelEmitter {
    private static final String NEW_SCRATCH = "scratch";

    /** Columns that are copied together where each is a row of the source. */
    private static final int TRANSPOSED_AT_ONCE = 16;

    /** Columns whose lines stay in the nearest cache however far apart they are. */
    private static final int FEW_TRANSPOSED = 32;

    @Override
    public TypeName packedType() {
        return ArrayTypeName.of(array());
    }

    private TypeName array() {
        return ArrayTypeName.of(ElementTypes.of(precision));
    }

    @Override
    public CodeBlock allocate(PackedMatrix matrix) {
        return CodeBlock.of("new $T[$L][$L]", ElementTypes.of(precision), matrix.rows(), layout().to(matrix.columns()));
    }

    @Override
    public TypeName scratchType() {
        return packedType();
    }

    @Override
    public CodeBlock allocateScratch(Kernels kernels) {
        int sums = room;
        int rows = 0;
        int longest = 0;
        for (MatrixProduct product : kernels.products()) {
            int numbers = Strips.of(product).length();
            sums = Math.max(sums, layout().length(PlainLoops.ROWS, numbers));
            int copied = Strips.copied(product);
            rows = Math.max(rows, copied);
            longest = copied > 0 ? Math.max(longest, layout().to(numbers)) : longest;
        }
        int matrices = kernels.packings().stream()
                .map(Packing::into)
                .distinct()
                .mapToInt(matrix -> Math.multiplyExact(matrix.rows(), layout().to(matrix.columns())))
                .reduce(0, Math::addExact);
        int beside = Math.addExact(matrices, Math.multiplyExact(rows, longest));
        return CodeBlock.of("$N($L,$W$L,$W$L)", NEW_SCRATCH, sumsLength(sums, beside), rows, longest);
    }

    private PlainRows layout() {
        return new PlainRows(precision);
    }

    @Override
    public CodeBlock pack(Packing packing, ArrayRange source, ArrayRange packed) {
        return CodeBlock.of("$N($L, $L)", packing.methodName(), source.arguments(), packed.array());
    }

    @Override
    public boolean takesGroups(MatrixProduct product) {
        return false;
    }

    @Override
    public CodeBlock multiply(MatrixProduct product, Arguments arguments) {
        CodeBlock.Builder call = CodeBlock.builder()
                .add("$N($L,$W", product.methodName(), arguments.left().arguments())
                .add(
                        product.right() instanceof Rows
                                ? arguments.right().arguments()
                                : arguments.right().array())
                .add(",$W$L", arguments.result().arguments());
        if (!product.rows().isFixed()) {
            call.add(",$W$L", arguments.rows().orElseThrow());
        }
        if (!product.terms().isFixed()) {
            call.add(",$W$L", arguments.terms().orElseThrow());
        }
        return call.add(",$W$L)", arguments.scratch().array()).build();
    }

    @Override
    public void addTo(TypeSpec.Builder type, Kernels kernels) {
        kernels.packings().forEach(packing -> type.addMethod(pack(packing)));
        Map<String, MethodSpec> shared = new LinkedHashMap<>();
        for (MatrixProduct product : kernels.products()) {
            PlainProduct code = new PlainProduct(precision, product);
            code.methods().forEach(type::addMethod);
            code.shared().forEach(method -> shared.putIfAbsent(method.name(), method));
        }
        shared.values().forEach(type::addMethod);
        type.addMethod(newScratch());
    }

    /** The array of sums. */
    public static CodeBlock sums(ArrayRange scratch) {
        return CodeBlock.of("$L[0]", scratch.array());
    }

    private MethodSpec newScratch() {
        return MethodSpec.methodBuilder(NEW_SCRATCH)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(TypeName.INT, "sums")
                .addParameter(TypeName.INT, "rows")
                .addParameter(TypeName.INT, "rowLength")
                .returns(scratchType())
                .addJavadoc(
                        "An array for sums, and others for rows that are copied. Sums and rows begin with element $L, where a"
                                + " line of\nthe cache may begin; loops run from the one before to where a vector ends, and what"
                                + "\nthey compute there is not used.\n",
                        layout().first())
                .addStatement(
                        "final $1T scratch = new $2T[rows + 1][rowLength]", scratchType(), ElementTypes.of(precision))
                .addStatement("scratch[0] = new $T[sums]", ElementTypes.of(precision))
                .addStatement("return scratch")
                .build();
    }

    /** As long as makes it begin where a line of the cache does, if the runtime can tell. */
    private CodeBlock sumsLength(int needed, int beside) {
        return standalone
                ? CodeBlock.of("$L", needed)
                : CodeBlock.of(
                        "$T.length($L, $L, $T.BYTES)",
                        VectorArrays.class,
                        needed,
                        beside,
                        ElementTypes.of(precision).box());
    }

    private MethodSpec pack(Packing packing) {
        return MethodSpec.methodBuilder(packing.methodName())
                .addModifiers(Modifier.STATIC)
                .addParameter(array(), "source")
                .addParameter(TypeName.INT, "from")
                .addParameter(packedType(), "packed")
                .addCode(packing.transposed() ? transposed(packing) : columns(packing, "0", packing.columns()))
                .build();
    }

    /** A few columns after others: what is read of their lines for one row is still near for the next. */
    private CodeBlock transposed(Packing packing) {
        if (packing.columns() <= FEW_TRANSPOSED) {
            return columns(packing, "0", packing.columns());
        }
        int rest = packing.columns() % TRANSPOSED_AT_ONCE;
        int whole = packing.columns() - rest;
        CodeBlock.Builder code = CodeBlock.builder()
                .beginControlFlow("for (int first = 0; first < $L; first += $L)", whole, TRANSPOSED_AT_ONCE)
                .add(columns(packing, "first", TRANSPOSED_AT_ONCE))
                .endControlFlow();
        return rest == 0
                ? code.build()
                : code.add(columns(packing, String.valueOf(whole), rest)).build();
    }

    /**
     * Some neighbouring columns of all rows.
     *
     * @param first of them, as an expression
     */
    private CodeBlock columns(Packing packing, String first, int count) {
        String column = first.equals("0") ? "j" : "(" + first + " + j)";
        String element = packing.transposed() ? "source[from + k + " + column + " * $L]" : "source[from + k * $L + j]";
        String place = layout().first() + packing.firstColumn() + (first.equals("0") ? "" : " + " + first) + " + j";
        return CodeBlock.builder()
                .beginControlFlow("for (int k = 0; k < $L; k++)", packing.rows())
                .addStatement(
                        "final $T row = packed[$Lk]",
                        array(),
                        packing.firstRow() == 0 ? "" : packing.firstRow() + " + ")
                .beginControlFlow("for (int j = 0; j < $L; j++)", count)
                .addStatement("row[" + place + "] = " + element, packing.sourceStride())
                .endControlFlow()
                .endControlFlow()
                .build();
    }
}

package io.github.rnngen.generator.emit.kernel;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.rnngen.generator.emit.functions.ElementTypes;
import io.github.rnngen.generator.schedule.ir.KernelSizes;
import io.github.rnngen.runtime.Precision;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * Kernels for {@code jdk.incubator.vector}, on vectors of 128, 256 or 512 bits. Each product of two numbers is added to
 * its sum by a fused multiplication and addition, beginning from zero; so results are the same bits on all machines.
 *
 * <p>A packed matrix is cut into panels of two vectors, {@code panel[k * 2 * LANES + j]}, one behind the other; the first
 * one is a single vector wide if the number of vectors is odd. The last vector ends at the last column, and repeats
 * columns of the one before if need be; if a row is shorter than a vector, or padded, zeros follow.
 *
 * @param widestBits the widest vectors, in bits, that are worth while; on Java 17 they are the machine's own all the same
 */
public record VectorKernels(Precision precision, int widestBits) implements KernelEmitter {
    /** Kernels on the machine's own vectors. */
    public VectorKernels(Precision precision) {
        this(precision, KernelSizes.WIDEST_BITS);
    }

    @Override
    public TypeName packedType() {
        return ArrayTypeName.of(ElementTypes.of(precision));
    }

    @Override
    public CodeBlock allocate(PackedMatrix matrix) {
        return CodeBlock.of("new $T[$L]", ElementTypes.of(precision), length(matrix));
    }

    /** How many numbers a packed matrix is: part of an array, from a place on where all are zero. */
    public int length(PackedMatrix matrix) {
        return matrix.length(lanes());
    }

    @Override
    public TypeName scratchType() {
        return packedType();
    }

    @Override
    public CodeBlock allocateScratch(Kernels kernels) {
        return CodeBlock.of("new $T[$L]", ElementTypes.of(precision), scratchLength(kernels));
    }

    /** How many numbers any of some products needs while it runs. */
    public int scratchLength(Kernels kernels) {
        return kernels.products().stream()
                .mapToInt(product -> VectorProduct.scratchLength(lanes(), product))
                .max()
                .orElse(0);
    }

    @Override
    public CodeBlock pack(Packing packing, ArrayRange source, ArrayRange packed) {
        return CodeBlock.of("$N($L, $L)", packing.methodName(), source.arguments(), packed.arguments());
    }

    @Override
    public boolean takesGroups(MatrixProduct product) {
        return CopiedRows.hasRowsOnTheLeft(product);
    }

    @Override
    public CodeBlock multiply(MatrixProduct product, Arguments arguments) {
        CodeBlock.Builder call = CodeBlock.builder()
                .add(
                        "$N($L,$W$L,$W$L",
                        product.methodName(),
                        arguments.left().arguments(),
                        arguments.right().arguments(),
                        arguments.result().arguments());
        if (!product.rows().isFixed()) {
            call.add(",$W$L", arguments.rows().orElseThrow());
        }
        if (!product.terms().isFixed()) {
            call.add(",$W$L", arguments.terms().orElseThrow());
        }
        if (product.group() != 0) {
            call.add(",$W$L", arguments.group().orElseThrow());
        }
        if (VectorProduct.needsScratch(lanes(), product)) {
            call.add(",$W$L", arguments.scratch().arguments());
        }
        return call.add(")").build();
    }

    @Override
    public void addTo(TypeSpec.Builder type, Kernels kernels) {
        lanes().constants().forEach(type::addField);
        kernels.packings().forEach(packing -> type.addMethod(pack(packing)));
        Map<String, MethodSpec> shared = new LinkedHashMap<>();
        for (MatrixProduct product : kernels.products()) {
            VectorProduct code = new VectorProduct(lanes(), product);
            code.methods().forEach(type::addMethod);
            code.shared().forEach(shared::putIfAbsent);
        }
        shared.values().forEach(type::addMethod);
    }

    private Lanes lanes() {
        return new Lanes(precision, widestBits);
    }

    private MethodSpec pack(Packing packing) {
        String stride = " * " + packing.sourceStride();
        int columns = packing.into().columns();
        return MethodSpec.methodBuilder(packing.methodName())
                .addModifiers(Modifier.STATIC)
                .addParameter(packedType(), "source")
                .addParameter(TypeName.INT, "from")
                .addParameter(packedType(), "packed")
                .addParameter(TypeName.INT, "packed0")
                .addStatement("final int vectors = ($1L + $2L - 1) / $2L", columns, Lanes.LENGTH)
                .addStatement("final int odd = vectors & 1")
                .beginControlFlow("for (int vector = 0; vector < vectors; vector++)")
                .addStatement("final int column = $L", column(packing.into()))
                .addStatement("final int first = $T.max(column, $L)", Math.class, packing.firstColumn())
                .addStatement(
                        "final int count = $T.min(column + $L, $L) - first",
                        Math.class,
                        Lanes.LENGTH,
                        packing.firstColumn() + packing.columns())
                .addStatement("final int panel = $T.max((vector + odd & -2) - odd, 0)", Math.class)
                .addStatement("final int width = vector < odd ? $1L : 2 * $1L", Lanes.LENGTH)
                .addStatement(
                        "final int to0 = packed0 + panel * $1L * $2L + $3L(vector - panel) * $1L + first - column",
                        Lanes.LENGTH,
                        packing.into().panelRows(),
                        packing.firstRow() == 0 ? "" : packing.firstRow() + " * width + ")
                .addStatement(
                        "final int from0 = from + $L$L",
                        packing.firstColumn() == 0 ? "first" : "(first - " + packing.firstColumn() + ")",
                        packing.transposed() ? stride : "")
                .addCode(packing.transposed() ? transposed(packing) : rows(packing))
                .endControlFlow()
                .build();
    }

    /** Where a vector begins. */
    private CodeBlock column(PackedMatrix matrix) {
        CodeBlock inOrder = CodeBlock.of("vector * $L", Lanes.LENGTH);
        if (matrix.padded()) {
            return inOrder;
        }
        CodeBlock withinRow = CodeBlock.of("$T.min($L, $L - $L)", Math.class, inOrder, matrix.columns(), Lanes.LENGTH);
        return matrix.columns() < lanes().most() ? CodeBlock.of("$T.max($L, 0)", Math.class, withinRow) : withinRow;
    }

    /** What is read lies side by side, and what is written in a panel that a cache holds. */
    private static CodeBlock transposed(Packing packing) {
        return CodeBlock.builder()
                .beginControlFlow("for (int j = 0; j < count; j++)")
                .beginControlFlow("for (int k = 0; k < $L; k++)", packing.rows())
                .addStatement("packed[to0 + k * width + j] = source[from0 + j * $L + k]", packing.sourceStride())
                .endControlFlow()
                .endControlFlow()
                .build();
    }

    private CodeBlock rows(Packing packing) {
        CodeBlock from = CodeBlock.of("from0 + k * $L", packing.sourceStride());
        return CodeBlock.builder()
                .beginControlFlow("for (int k = 0; k < $L; k++)", packing.rows())
                .beginControlFlow("if (count == $L)", Lanes.LENGTH)
                .addStatement("$L.intoArray(packed, to0 + k * width)", lanes().load("source", from))
                .nextControlFlow("else if (count > 0)")
                .addStatement("$T.arraycopy(source, $L, packed, to0 + k * width, count)", System.class, from)
                .endControlFlow()
                .endControlFlow()
                .build();
    }
}

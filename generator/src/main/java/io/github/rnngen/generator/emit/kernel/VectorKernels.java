package io.github.rnngen.generator.emit.kernel;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.rnngen.generator.emit.kernel.RightOperand.Rows;
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
 * columns of the one before if need be.
 */
public record VectorKernels(Precision precision) implements KernelEmitter {
    @Override
    public TypeName packedType() {
        return ArrayTypeName.of(Lanes.element(precision));
    }

    @Override
    public CodeBlock allocate(PackedMatrix matrix) {
        int most = Lanes.forColumns(precision, matrix.columns()).most();
        int columns = (matrix.columns() + most - 1) / most * most;
        return CodeBlock.of("new $T[$L * $L]", Lanes.element(precision), matrix.rows(), columns);
    }

    @Override
    public TypeName scratchType() {
        return packedType();
    }

    @Override
    public CodeBlock allocateScratch(Kernels kernels) {
        return CodeBlock.of("new $T[0]", Lanes.element(precision));
    }

    @Override
    public CodeBlock pack(Packing packing, ArrayRange source, CodeBlock packed) {
        return CodeBlock.of("$N($L, $L, $L)", packing.methodName(), source.array(), source.from(), packed);
    }

    @Override
    public CodeBlock multiply(MatrixProduct product, Arguments arguments) {
        CodeBlock.Builder call = CodeBlock.builder()
                .add(
                        "$N($L, $L, ",
                        product.methodName(),
                        arguments.left().array(),
                        arguments.left().from())
                .add(arguments.right().array());
        if (product.right() instanceof Rows) {
            call.add(", $L", arguments.right().from());
        }
        call.add(", $L, $L", arguments.result().array(), arguments.result().from());
        if (!product.rows().isFixed()) {
            call.add(", $L", arguments.rows().orElseThrow());
        }
        if (!product.terms().isFixed()) {
            call.add(", $L", arguments.terms().orElseThrow());
        }
        return call.add(")").build();
    }

    @Override
    public void addTo(TypeSpec.Builder type, Kernels kernels) {
        Map<String, FieldSpec> constants = new LinkedHashMap<>();
        Map<String, Tile> tiles = new LinkedHashMap<>();
        for (Packing packing : kernels.packings()) {
            addConstants(Lanes.forColumns(precision, packing.into().columns()), constants);
            type.addMethod(pack(packing));
        }
        for (MatrixProduct product : kernels.products()) {
            addConstants(Lanes.forColumns(precision, product.columns()), constants);
            VectorProduct code = new VectorProduct(precision, product);
            code.methods().forEach(type::addMethod);
            code.tiles().forEach(tiles::putIfAbsent);
        }
        tiles.values().forEach(tile -> type.addMethod(tile.method()));
        constants.values().forEach(type::addField);
    }

    private static void addConstants(Lanes lanes, Map<String, FieldSpec> constants) {
        lanes.constants().forEach(constant -> constants.putIfAbsent(constant.name(), constant));
    }

    private MethodSpec pack(Packing packing) {
        Lanes lanes = Lanes.forColumns(precision, packing.into().columns());
        return MethodSpec.methodBuilder(packing.methodName())
                .addModifiers(Modifier.STATIC)
                .addParameter(packedType(), "source")
                .addParameter(TypeName.INT, "from")
                .addParameter(packedType(), "packed")
                .addCode(lanes.areVectors() ? packPanels(packing, lanes) : packRows(packing))
                .build();
    }

    /** A matrix narrower than any vector keeps its rows. */
    private static CodeBlock packRows(Packing packing) {
        String stride = " * " + packing.sourceStride();
        return CodeBlock.builder()
                .beginControlFlow("for (int k = 0; k < $L; k++)", packing.rows())
                .beginControlFlow("for (int j = 0; j < $L; j++)", packing.columns())
                .addStatement(
                        "packed[(k + $L) * $L + j + $L] = source[from + $L]",
                        packing.firstRow(),
                        packing.into().columns(),
                        packing.firstColumn(),
                        packing.transposed() ? "j" + stride + " + k" : "k" + stride + " + j")
                .endControlFlow()
                .endControlFlow()
                .build();
    }

    private static CodeBlock packPanels(Packing packing, Lanes lanes) {
        String stride = " * " + packing.sourceStride();
        int columns = packing.into().columns();
        return CodeBlock.builder()
                .addStatement("final int vectors = ($1L + $2N - 1) / $2N", columns, lanes.length())
                .addStatement("final int odd = vectors & 1")
                .beginControlFlow("for (int vector = 0; vector < vectors; vector++)")
                .addStatement(
                        "final int column = $1T.min(vector * $2N, $3L - $2N)", Math.class, lanes.length(), columns)
                .addStatement("final int first = $T.max(column, $L)", Math.class, packing.firstColumn())
                .addStatement(
                        "final int count = $T.min(column + $N, $L) - first",
                        Math.class,
                        lanes.length(),
                        packing.firstColumn() + packing.columns())
                .addStatement("final int panel = $T.max((vector + odd & -2) - odd, 0)", Math.class)
                .addStatement("final int width = vector < odd ? $1N : 2 * $1N", lanes.length())
                .addStatement(
                        "final int to0 = panel * $1N * $2L + $3L * width + (vector - panel) * $1N + first - column",
                        lanes.length(),
                        packing.into().rows(),
                        packing.firstRow())
                .addStatement(
                        "final int from0 = from + (first - $L)$L",
                        packing.firstColumn(),
                        packing.transposed() ? stride : "")
                .beginControlFlow("for (int k = 0; k < $L; k++)", packing.rows())
                .beginControlFlow("for (int j = 0; j < count; j++)")
                .addStatement(
                        "packed[to0 + k * width + j] = source[from0 + $L]",
                        packing.transposed() ? "j" + stride + " + k" : "k" + stride + " + j")
                .endControlFlow()
                .endControlFlow()
                .endControlFlow()
                .build();
    }
}

package io.github.rnngen.generator.emit.kernel;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.rnngen.generator.emit.functions.ElementTypes;
import io.github.rnngen.generator.emit.kernel.RightOperand.Rows;
import io.github.rnngen.runtime.Precision;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * Kernels for any Java from 17, as loops that HotSpot's compiler vectorises: it must see that arrays don't overlap, so
 * each row is an array of its own, and all are read at the same index. Each product of two numbers is rounded before it
 * is added to its sum, beginning from the first; so results are the same bits on all machines, and differ from those of
 * {@link VectorKernels} by roundings.
 *
 * <p>A packed matrix is an array of its rows. Right operands that are read as they lie are copied into such rows, a block
 * of terms at a time.
 */
public record PlainKernels(Precision precision) implements KernelEmitter {
    @Override
    public TypeName packedType() {
        return ArrayTypeName.of(array());
    }

    private TypeName array() {
        return ArrayTypeName.of(ElementTypes.of(precision));
    }

    @Override
    public CodeBlock allocate(PackedMatrix matrix) {
        return CodeBlock.of("new $T[$L][$L]", ElementTypes.of(precision), matrix.rows(), matrix.columns());
    }

    @Override
    public TypeName scratchType() {
        return packedType();
    }

    @Override
    public CodeBlock allocateScratch(Kernels kernels) {
        int rows = 0;
        int columns = 0;
        for (MatrixProduct product : kernels.products()) {
            rows = Math.max(rows, PlainProduct.scratchRows(product));
            columns = Math.max(columns, product.columns());
        }
        return CodeBlock.of("new $T[$L][$L]", ElementTypes.of(precision), rows, columns);
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
    }

    private MethodSpec pack(Packing packing) {
        String element = packing.transposed() ? "source[from + k + j * $L]" : "source[from + k * $L + j]";
        String place = packing.firstColumn() == 0 ? "row[j] = " : "row[" + packing.firstColumn() + " + j] = ";
        return MethodSpec.methodBuilder(packing.methodName())
                .addModifiers(Modifier.STATIC)
                .addParameter(array(), "source")
                .addParameter(TypeName.INT, "from")
                .addParameter(packedType(), "packed")
                .beginControlFlow("for (int k = 0; k < $L; k++)", packing.rows())
                .addStatement(
                        "final $T row = packed[$Lk]",
                        array(),
                        packing.firstRow() == 0 ? "" : packing.firstRow() + " + ")
                .beginControlFlow("for (int j = 0; j < $L; j++)", packing.columns())
                .addStatement(place + element, packing.sourceStride())
                .endControlFlow()
                .endControlFlow()
                .build();
    }
}

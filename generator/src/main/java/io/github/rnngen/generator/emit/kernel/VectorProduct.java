package io.github.rnngen.generator.emit.kernel;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.rnngen.generator.emit.functions.ElementTypes;
import io.github.rnngen.generator.emit.kernel.RightOperand.Packed;
import io.github.rnngen.generator.emit.kernel.RightOperand.Rows;
import io.github.rnngen.generator.schedule.ir.KernelSizes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** One product on vectors: blocks of terms, whose rows are copied where that is worth while, of {@link VectorTiles}. */
final class VectorProduct {
    private final MatrixProduct product;
    private final Lanes lanes;
    private final TypeName array;
    private final PanelsOnTheLeft left;
    private final VectorTiles tiles;
    private final Map<String, MethodSpec> shared = new LinkedHashMap<>();

    VectorProduct(Lanes lanes, MatrixProduct product) {
        this.product = product;
        this.lanes = lanes;
        this.array = ArrayTypeName.of(ElementTypes.of(lanes.precision()));
        this.left = CopiedRows.panelsOnTheLeft(product);
        this.tiles = new VectorTiles(lanes, product, shared);
    }

    /** How long the array is that the product needs while it runs: room for a tile's sums, and for rows that are copied. */
    static int scratchLength(Lanes lanes, MatrixProduct product) {
        if (!needsScratch(lanes, product)) {
            return 0;
        }
        int copied = CopiedRows.length(lanes, product);
        if (copied == 0 && product.right() instanceof Rows) {
            copied = product.mostTermsAtOnce() * lanes.most();
        }
        return (Registers.MOST_SUMS + 1) * lanes.most() + copied;
    }

    /** Whether the method takes a scratch array. */
    static boolean needsScratch(Lanes lanes, MatrixProduct product) {
        return mayBeShort(lanes, product) || CopiedRows.ofRight(product) || Ending.of(product) != Ending.STORED;
    }

    /** Whether a row of the result is shorter than a vector on some machine. */
    private static boolean mayBeShort(Lanes lanes, MatrixProduct product) {
        return !product.isPadded() && product.columns() < lanes.most();
    }

    /** Methods that other products of the class may call, too; asked for after {@link #methods}. */
    Map<String, MethodSpec> shared() {
        return shared;
    }

    /** The product's own methods: the first is the one to call. */
    List<MethodSpec> methods() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(product.methodName())
                .addModifiers(Modifier.STATIC)
                .addJavadoc("$L", product.javadoc());
        parameters(method);
        if (!product.terms().isFixed()) {
            method.addParameter(TypeName.INT, "terms");
        }
        if (product.group() != 0) {
            method.addParameter(TypeName.INT, "group");
        }
        if (needsScratch(lanes, product)) {
            PlaceAside.scratch(lanes, method);
        }
        if (!product.isBlocked() && !CopiedRows.ofRight(product)) {
            return List.of(method.addCode(tiles.body(false)).build());
        }
        method.addCode(product.isBlocked() ? blocks() : oneBlock());
        List<MethodSpec> methods = new ArrayList<>(List.of(method.build()));
        if (left != PanelsOnTheLeft.ALWAYS) {
            methods.add(ofBlock(false));
        }
        if (left != PanelsOnTheLeft.NEVER) {
            methods.add(ofBlock(true));
        }
        return methods;
    }

    private String ofBlockName(boolean panels) {
        return product.methodName() + (panels ? "BlockOfPanels" : "Block");
    }

    /** A method that multiplies a block; it copies the left operand to panels, or reads it as it lies. */
    private MethodSpec ofBlock(boolean panels) {
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(ofBlockName(panels)).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
        parameters(method);
        if (product.right() instanceof Packed) {
            method.addParameter(TypeName.INT, "firstRow");
        }
        if (panels) {
            method.addParameter(TypeName.INT, "first");
        }
        if (product.isBlocked()) {
            method.addParameter(TypeName.INT, "terms");
        }
        if (panels && product.group() != 0) {
            method.addParameter(TypeName.INT, "group");
        }
        if (Ending.of(product) == Ending.EITHER) {
            method.addParameter(TypeName.BOOLEAN, "add");
        }
        if (needsScratch(lanes, product)) {
            PlaceAside.scratch(lanes, method);
        }
        return method.addCode(tiles.body(panels)).build();
    }

    private void parameters(MethodSpec.Builder method) {
        for (String operand : List.of("a", "b", "c")) {
            method.addParameter(array, operand).addParameter(TypeName.INT, operand + "0");
        }
        if (!product.rows().isFixed()) {
            method.addParameter(TypeName.INT, "rows");
        }
    }

    private CodeBlock blocks() {
        CodeBlock total = CodeBlock.of("$L", product.terms().text("terms"));
        CodeBlock.Builder code = CodeBlock.builder().addStatement("int k = 0").beginControlFlow("do");
        code.addStatement("final int count = $T.min($L - k, $L)", Math.class, total, KernelSizes.TERMS_OF_BLOCK);
        code.add(block(CodeBlock.of("k"), CodeBlock.of("count"), CodeBlock.of(", count")));
        code.addStatement("k += $L", KernelSizes.TERMS_OF_BLOCK);
        return code.endControlFlow("while (k < $L)", total).build();
    }

    private CodeBlock oneBlock() {
        return block(CodeBlock.of("0"), CodeBlock.of("$L", product.mostTermsAtOnce()), CodeBlock.of(""));
    }

    /** Copies a block's rows of the right operand if that is worth while, and calls the method that multiplies the block. */
    private CodeBlock block(CodeBlock first, CodeBlock count, CodeBlock countArgument) {
        CodeBlock.Builder code = CodeBlock.builder();
        CopiedRows copies = new CopiedRows(lanes, product.group());
        CodeBlock right = CodeBlock.of("b, b0");
        CodeBlock firstRow = product.right() instanceof Packed ? CodeBlock.of(", $L", first) : CodeBlock.of("");
        if (product.right() instanceof Rows rows) {
            right = CodeBlock.of("b, b0$L", Offsets.plus(first, rows.stride()));
            if (CopiedRows.ofRight(product)) {
                right = CodeBlock.of("scratch, scratch0 + $L", CopiedRows.PLACE);
                MethodSpec copy = copies.right(product, rows.stride());
                shared.putIfAbsent(copy.name(), copy);
                code.add(copies.call(copy.name(), CodeBlock.of("b, b0"), right, first, count));
            }
        }
        CodeBlock remaining = CodeBlock.of("$L$L", firstRow, countArgument);
        CodeBlock termsToCopy = CodeBlock.of(", $L$L$L", first, countArgument, product.group() == 0 ? "" : ", group");
        CodeBlock lying = CodeBlock.of("a, a0$L", Offsets.plus(first, product.leftTermStride()));
        if (left == PanelsOnTheLeft.NEVER) {
            return code.add(multiply(false, lying, right, remaining)).build();
        }
        CodeBlock panels = multiply(true, CodeBlock.of("a, a0"), right, termsToCopy);
        if (left == PanelsOnTheLeft.ALWAYS) {
            return code.add(panels).build();
        }
        return code.beginControlFlow("if ($L)", left.lies(product))
                .add(multiply(false, lying, right, remaining))
                .nextControlFlow("else")
                .add(panels)
                .endControlFlow()
                .build();
    }

    private CodeBlock multiply(boolean panels, CodeBlock leftOperand, CodeBlock rightOperand, CodeBlock remaining) {
        return CodeBlock.builder()
                .addStatement(
                        "$N($L, $L,$Wc, c0$L$L$L$L)",
                        ofBlockName(panels),
                        leftOperand,
                        rightOperand,
                        product.rows().isFixed() ? "" : ", rows",
                        remaining,
                        Ending.of(product) == Ending.EITHER ? ", k > 0" : "",
                        needsScratch(lanes, product) ? ", scratch, scratch0" : "")
                .build();
    }
}

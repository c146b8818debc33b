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
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/**
 * One product as calls of tiles. Its columns are covered by as few vectors as possible, of which the last ends where the
 * row ends and may overlap the one before; an odd number of vectors begins with a narrow tile, so that overlapping ones
 * lie in the same tile. Where a row is shorter than a vector, tiles go to a place aside, from where what counts is copied.
 * Rows are shared out evenly among tiles.
 */
final class VectorProduct {
    private final MatrixProduct product;
    private final Lanes lanes;
    private final TypeName array;
    private final PanelsOnTheLeft left;
    private final Map<String, MethodSpec> shared = new LinkedHashMap<>();

    VectorProduct(Lanes lanes, MatrixProduct product) {
        this.product = product;
        this.lanes = lanes;
        this.array = ArrayTypeName.of(ElementTypes.of(lanes.precision()));
        this.left = CopiedRows.panelsOnTheLeft(product);
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
        return mayBeShort(lanes, product) || CopiedRows.ofRight(product) || ending(product) != Ending.STORED;
    }

    /** What becomes of a tile's sums. */
    private enum Ending {
        STORED,
        ADDED,
        /** They are stored if they are those of the first block of terms. */
        EITHER
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
            scratch(method);
        }
        if (!product.isBlocked() && !CopiedRows.ofRight(product)) {
            return List.of(method.addCode(body(false)).build());
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
        if (ending() == Ending.EITHER) {
            method.addParameter(TypeName.BOOLEAN, "add");
        }
        if (needsScratch(lanes, product)) {
            scratch(method);
        }
        return method.addCode(body(panels)).build();
    }

    private void parameters(MethodSpec.Builder method) {
        for (String operand : List.of("a", "b", "c")) {
            method.addParameter(array, operand).addParameter(TypeName.INT, operand + "0");
        }
        if (!product.rows().isFixed()) {
            method.addParameter(TypeName.INT, "rows");
        }
    }

    private MethodSpec.Builder scratch(MethodSpec.Builder method) {
        return method.addParameter(array, "scratch").addParameter(TypeName.INT, "scratch0");
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
            right = CodeBlock.of("b, b0$L", plus(first, rows.stride()));
            if (CopiedRows.ofRight(product)) {
                right = CodeBlock.of("scratch, scratch0 + $L", CopiedRows.PLACE);
                MethodSpec copy = copies.right(product, rows.stride());
                code.add(copies.call(shared(copy), CodeBlock.of("b, b0"), right, first, count));
            }
        }
        CodeBlock remaining = CodeBlock.of("$L$L", firstRow, countArgument);
        CodeBlock termsToCopy = CodeBlock.of(", $L$L$L", first, countArgument, product.group() == 0 ? "" : ", group");
        CodeBlock lying = CodeBlock.of("a, a0$L", plus(first, product.leftTermStride()));
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
                        ending() == Ending.EITHER ? ", k > 0" : "",
                        needsScratch(lanes, product) ? ", scratch, scratch0" : "")
                .build();
    }

    /** The name of a method that other products may call, too. */
    private String shared(MethodSpec method) {
        shared.putIfAbsent(method.name(), method);
        return method.name();
    }

    private Ending ending() {
        return ending(product);
    }

    private static Ending ending(MatrixProduct product) {
        if (product.accumulate()) {
            return Ending.ADDED;
        }
        return product.isBlocked() ? Ending.EITHER : Ending.STORED;
    }

    /**
     * Neighbouring rows of the result.
     *
     * @param first of them, as an expression
     * @param isPanel whether the left operand's part for them has been copied to a panel
     */
    private record Strip(CodeBlock first, Extent rows, boolean isPanel) {}

    /** All rows and columns, for one block of terms. */
    private CodeBlock body(boolean panels) {
        CodeBlock wide = body(panels, Registers.THIRTY_TWO);
        CodeBlock narrow = body(panels, Registers.SIXTEEN);
        return wide.equals(narrow) || !(panels || left.mayLieIfNarrow())
                ? wide
                : CodeBlock.builder()
                        .beginControlFlow("if ($N)", Lanes.WIDE)
                        .add(wide)
                        .nextControlFlow("else")
                        .add(narrow)
                        .endControlFlow()
                        .build();
    }

    /** Panel by panel if the left operand is copied to panels. */
    private CodeBlock body(boolean panels, Registers registers) {
        if (!panels) {
            return body(new Strip(CodeBlock.of("0"), product.rows(), false), registers);
        }
        int width = lanes.most();
        int rest = product.rows().fixed().orElseThrow() % width;
        int whole = product.rows().fixed().orElseThrow() - rest;
        CodeBlock.Builder code = CodeBlock.builder()
                .beginControlFlow("for (int panel = 0; panel < $L; panel += $L)", whole, width)
                .add(panel(CodeBlock.of("panel"), width, registers))
                .endControlFlow();
        return rest == 0
                ? code.build()
                : code.add(panel(CodeBlock.of("$L", whole), rest, registers)).build();
    }

    private CodeBlock panel(CodeBlock first, int rows, Registers registers) {
        CopiedRows copies = new CopiedRows(lanes, product.group());
        String copy = shared(copies.left(product, rows));
        return CodeBlock.builder()
                .add(copies.call(
                        copy, CodeBlock.of("a, a0$L", plus(first, 1)), leftPanel(), CodeBlock.of("first"), terms()))
                .add(body(new Strip(first, Extent.of(rows), true), registers))
                .build();
    }

    /** Where panels of the left operand are copied to: behind those of the right one. */
    private CodeBlock leftPanel() {
        return CodeBlock.of("scratch, scratch0 + $L + $L", CopiedRows.PLACE, CopiedRows.rightLength(lanes, product));
    }

    private CodeBlock body(Strip strip, Registers registers) {
        List<Integer> candidates = registers.candidates(lanes);
        if (candidates.stream().allMatch(this::fits)) {
            return vectors(strip, registers);
        } else if (candidates.stream().noneMatch(this::fits)) {
            return aside(strip, registers);
        }
        return CodeBlock.builder()
                .beginControlFlow("if ($L > $L)", Lanes.LENGTH, product.columns())
                .add(aside(strip, registers))
                .nextControlFlow("else")
                .add(vectors(strip, registers))
                .endControlFlow()
                .build();
    }

    /** Whether a row of the result has room for a vector of a length. */
    private boolean fits(int length) {
        return product.isPadded() || length <= product.columns();
    }

    private CodeBlock vectors(Strip strip, Registers registers) {
        CodeBlock.Builder code = CodeBlock.builder();
        int widest = widest();
        int columns = product.columns();
        boolean narrower = false;
        for (int width = 1; width < widest; width *= 2) {
            narrower |= isNeeded(width, widest, registers);
        }
        if (narrower) {
            code.addStatement("final int vectors = ($1L + $2L - 1) / $2L", columns, Lanes.LENGTH);
            code.addStatement("int column = 0");
            for (int width = 1; width < widest; width *= 2) {
                if (isNeeded(width, widest, registers)) {
                    code.beginControlFlow("if ((vectors & $L) != 0)", width);
                    code.add(last(width)).add(tiles(strip, width, registers));
                    code.addStatement("column += $L", Lanes.times(width)).endControlFlow();
                }
            }
        }
        if (isNeeded(widest, widest, registers)) {
            String start = narrower ? "" : "int column = 0";
            code.beginControlFlow("for ($L; column < $L; column += $L)", start, columns, Lanes.times(widest));
            code.add(last(widest)).add(tiles(strip, widest, registers)).endControlFlow();
        }
        return code.build();
    }

    /** Whether tiles of so many vectors cover a part of the columns on some machine. */
    private boolean isNeeded(int width, int widest, Registers registers) {
        return registers.candidates(lanes).stream()
                .filter(this::fits)
                .map(length -> (product.columns() + length - 1) / length)
                .anyMatch(vectors -> width == widest ? vectors >= widest : (vectors & width) != 0);
    }

    /** How many vectors are worked on side by side: the fewer rows there are, the more. */
    private int widest() {
        return switch (product.rows().fixed().orElse(Integer.MAX_VALUE)) {
            case 1 -> 8;
            case 2 -> 4;
            default -> 2;
        };
    }

    private CodeBlock last(int width) {
        if (width == 1) {
            return CodeBlock.of("");
        }
        boolean exact = product.isPadded() || product.columns() % lanes.most() == 0;
        CodeBlock value = exact
                ? Lanes.times(width - 1)
                : CodeBlock.of(
                        "$T.min($L, $L - $L - column)",
                        Math.class,
                        Lanes.times(width - 1),
                        product.columns(),
                        Lanes.LENGTH);
        return CodeBlock.builder().addStatement("final int last = $L", value).build();
    }

    /** All rows of tiles that begin at a column. */
    private CodeBlock tiles(Strip strip, int width, Registers registers) {
        CodeBlock.Builder code = CodeBlock.builder();
        boolean direct = ending() == Ending.STORED;
        CodeBlock from = CodeBlock.of("b, $L", rightFrom(width));
        code.add(strip.rows.strips(registers.highest(width), (row, height) -> {
            CodeBlock result = CodeBlock.of("c, c0$L + column", resultPlace(strip, row));
            CodeBlock.Builder tiles = CodeBlock.builder();
            Tile tile = tile(
                    height,
                    width,
                    CopiedRows.rightAsRead(product),
                    direct ? Math.max(1, product.resultStride()) : 0,
                    strip.isPanel);
            tiles.add(call(tile, strip, row, from, direct ? result : CodeBlock.of("scratch, scratch0")));
            CodeBlock arguments =
                    CodeBlock.of("scratch, scratch0, $L$L, $L", result, width > 1 ? ", last" : "", height);
            return tiles.add(finish(adding -> CodeBlock.of("$N($L)", sums(width, adding), arguments)))
                    .build();
        }));
        return code.build();
    }

    private Tile tile(int height, int width, RightOperand right, int resultStride, boolean panel) {
        int leftTermStride = panel ? lanes.most() : product.leftTermStride();
        Extent terms = product.isBlocked() ? Extent.AT_RUN_TIME : product.terms();
        Tile tile = new Tile(height, width, lanes, terms, product.leftRowStride(), leftTermStride, right, resultStride);
        shared.putIfAbsent(tile.methodName(), tile.method());
        return tile;
    }

    /** What is done with sums that stand in the scratch array; nothing if tiles have stored them. */
    private CodeBlock finish(Function<Boolean, CodeBlock> call) {
        return switch (ending()) {
            case STORED -> CodeBlock.of("");
            case ADDED ->
                CodeBlock.builder().addStatement("$L", call.apply(true)).build();
            case EITHER ->
                CodeBlock.builder()
                        .beginControlFlow("if (add)")
                        .addStatement("$L", call.apply(true))
                        .nextControlFlow("else")
                        .addStatement("$L", call.apply(false))
                        .endControlFlow()
                        .build();
        };
    }

    /**
     * A method that adds a tile's sums to the result, or stores them there. Tiles don't do it themselves: what C2 makes
     * of one of eight rows would be so many nodes that it lost track of vectors.
     */
    private String sums(int width, boolean add) {
        String name = (add ? "addSums" : "setSums") + width + "Result" + product.resultStride();
        MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
        scratch(method).addParameter(array, "c").addParameter(TypeName.INT, "c0");
        if (width > 1) {
            method.addParameter(TypeName.INT, "last");
        }
        method.addParameter(TypeName.INT, "rows")
                .beginControlFlow("for (int i = 0; i < rows; i++)")
                .addStatement("final int to = c0 + i$L", times(product.resultStride()))
                .addStatement("final int from = scratch0 + i * ($L)", Lanes.times(width));
        // Vectors that overlap are all read before the first of them is stored.
        for (int n = 0; n < width; n++) {
            CodeBlock sum = lanes.load("scratch", CodeBlock.of("from$L", n == 0 ? "" : " + " + Lanes.times(n)));
            CodeBlock value = add ? CodeBlock.of("$L$Z.add($L)", lanes.load("c", place(n, width)), sum) : sum;
            method.addStatement("final $T sum$L = $L", lanes.type(), n + 1, value);
        }
        for (int n = 0; n < width; n++) {
            method.addStatement("sum$L.intoArray(c, $L)", n + 1, place(n, width));
        }
        shared.putIfAbsent(name, method.endControlFlow().build());
        return name;
    }

    private static CodeBlock place(int vector, int width) {
        if (vector == 0) {
            return CodeBlock.of("to");
        }
        return vector == width - 1 ? CodeBlock.of("to + last") : CodeBlock.of("to + $L", Lanes.times(vector));
    }

    /** Where the right operand's part for tiles at a column begins. */
    private CodeBlock rightFrom(int width) {
        if (!(CopiedRows.rightAsRead(product) instanceof Packed packed)) {
            return CodeBlock.of("b0 + column");
        }
        CodeBlock panel = CodeBlock.of("b0 + column$L", times(packed.matrix().panelRows()));
        return product.isBlocked() && product.right() instanceof Packed
                ? CodeBlock.of("$L + firstRow * ($L)", panel, Lanes.times(Math.min(width, 2)))
                : panel;
    }

    /** All rows, each shorter than a vector. */
    private CodeBlock aside(Strip strip, Registers registers) {
        CodeBlock.Builder code = CodeBlock.builder();
        CodeBlock right = CodeBlock.of("b, b0");
        RightOperand panel = CopiedRows.rightAsRead(product);
        if (product.right() instanceof Packed && product.isBlocked()) {
            right = CodeBlock.of("b, b0 + firstRow * $L", Lanes.LENGTH);
        } else if (product.right() instanceof Rows rows && !CopiedRows.ofRight(product)) {
            code.addStatement("$N(b, b0, scratch, scratch0, $L)", pad(rows), terms());
            right = CodeBlock.of("scratch, scratch0 + $L", CopiedRows.PLACE);
            panel = new Packed(new PackedMatrix(product.mostTermsAtOnce(), product.columns()));
        }
        RightOperand padded = panel;
        CodeBlock rightFrom = right;
        return code.add(strip.rows.strips(registers.highest(1), (row, height) -> {
                    Tile tile = tile(height, 1, padded, 0, strip.isPanel);
                    CodeBlock to = CodeBlock.of("c0$L, $L", resultPlace(strip, row), height);
                    CodeBlock.Builder tiles = CodeBlock.builder()
                            .add(call(tile, strip, row, rightFrom, CodeBlock.of("scratch, scratch0")));
                    return ending() == Ending.STORED
                            ? tiles.addStatement("$N(scratch, scratch0, c, $L)", unpad(false), to)
                                    .build()
                            : tiles.add(finish(
                                            adding -> CodeBlock.of("$N(scratch, scratch0, c, $L)", unpad(adding), to)))
                                    .build();
                }))
                .build();
    }

    /** A method that copies rows of the right operand to behind the place aside, a vector each. */
    private String pad(Rows rows) {
        String name = "padRows" + product.columns() + "Of" + rows.stride();
        shared.putIfAbsent(
                name,
                scratch(MethodSpec.methodBuilder(name)
                                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                                .addParameter(array, "b")
                                .addParameter(TypeName.INT, "b0"))
                        .addParameter(TypeName.INT, "terms")
                        .beginControlFlow("for (int k = 0; k < terms; k++)")
                        .beginControlFlow("for (int j = 0; j < $L; j++)", product.columns())
                        .addStatement(
                                "scratch[scratch0 + $L + k * $L + j] = b[b0 + k$L + j]",
                                CopiedRows.PLACE,
                                Lanes.LENGTH,
                                times(rows.stride()))
                        .endControlFlow()
                        .endControlFlow()
                        .build());
        return name;
    }

    /** A method that copies some rows from the place aside to the result, or adds them there. */
    private String unpad(boolean add) {
        String name = (add ? "addRows" : "setRows") + product.columns() + "Result" + product.resultStride();
        shared.putIfAbsent(
                name,
                scratch(MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC))
                        .addParameter(array, "c")
                        .addParameter(TypeName.INT, "c0")
                        .addParameter(TypeName.INT, "rows")
                        .beginControlFlow("for (int i = 0; i < rows; i++)")
                        .beginControlFlow("for (int j = 0; j < $L; j++)", product.columns())
                        .addStatement(
                                "c[c0 + i$L + j] $L scratch[scratch0 + i * $L + j]",
                                times(product.resultStride()),
                                add ? "+=" : "=",
                                Lanes.LENGTH)
                        .endControlFlow()
                        .endControlFlow()
                        .build());
        return name;
    }

    private CodeBlock resultPlace(Strip strip, CodeBlock row) {
        return CodeBlock.of("$L$L", plus(strip.first, product.resultStride()), plus(row, product.resultStride()));
    }

    private CodeBlock call(Tile tile, Strip strip, CodeBlock row, CodeBlock right, CodeBlock result) {
        CodeBlock left =
                strip.isPanel ? leftPanel() : CodeBlock.of("a, a0$L", plus(strip.first, product.leftRowStride()));
        return CodeBlock.builder()
                .addStatement(
                        "$N($L$L,$W$L$L,$W$L$L)",
                        tile.methodName(),
                        left,
                        plus(row, product.leftRowStride()),
                        right,
                        tile.hasLast() ? ", last" : "",
                        result,
                        tile.takesTerms() ? CodeBlock.of(", $L", terms()) : "")
                .build();
    }

    private CodeBlock terms() {
        return product.isBlocked() ? CodeBlock.of("terms") : CodeBlock.of("$L", product.mostTermsAtOnce());
    }

    /** A multiple as a term to be added; nothing if it is zero. */
    private static CodeBlock plus(CodeBlock counter, int factor) {
        return counter.toString().equals("0") ? CodeBlock.of("") : CodeBlock.of(" + $L$L", counter, times(factor));
    }

    private static String times(int factor) {
        return factor == 1 ? "" : " * " + factor;
    }
}

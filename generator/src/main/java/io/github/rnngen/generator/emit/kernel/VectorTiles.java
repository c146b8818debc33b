package io.github.rnngen.generator.emit.kernel;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import io.github.rnngen.generator.emit.kernel.RightOperand.Packed;
import io.github.rnngen.generator.emit.kernel.RightOperand.Rows;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A product as calls of tiles. Its columns are covered by as few vectors as possible, of which the last ends where the row
 * ends and may overlap the one before; an odd number of vectors begins with a narrow tile, so that overlapping ones lie in the
 * same tile. Where a row is shorter than a vector, tiles go to a place aside, from where what counts is copied. Rows are shared
 * out evenly among tiles.
 */
final class VectorTiles {
    private final MatrixProduct product;
    private final Lanes lanes;
    private final PanelsOnTheLeft left;
    private final Ending ending;
    private final PlaceAside aside;
    private final Map<String, MethodSpec> shared;

    /** With a place for methods that other products may call, too. */
    VectorTiles(Lanes lanes, MatrixProduct product, Map<String, MethodSpec> shared) {
        this.product = product;
        this.lanes = lanes;
        this.left = CopiedRows.panelsOnTheLeft(product);
        this.ending = Ending.of(product);
        this.aside = new PlaceAside(lanes, product);
        this.shared = shared;
    }

    /**
     * Neighbouring rows of the result.
     *
     * @param first of them, as an expression
     * @param isPanel whether the left operand's part for them has been copied to a panel
     */
    private record Strip(CodeBlock first, Extent rows, boolean isPanel) {}

    /** All rows and columns, for one block of terms. */
    CodeBlock body(boolean panels) {
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
                        copy,
                        CodeBlock.of("a, a0$L", Offsets.plus(first, 1)),
                        leftPanel(),
                        CodeBlock.of("first"),
                        terms()))
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
        boolean direct = ending == Ending.STORED;
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
            return tiles.add(finish(adding -> CodeBlock.of("$N($L)", shared(aside.sums(width, adding)), arguments)))
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
        return switch (ending) {
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

    /** Where the right operand's part for tiles at a column begins. */
    private CodeBlock rightFrom(int width) {
        if (!(CopiedRows.rightAsRead(product) instanceof Packed packed)) {
            return CodeBlock.of("b0 + column");
        }
        CodeBlock panel =
                CodeBlock.of("b0 + column$L", Offsets.times(packed.matrix().panelRows()));
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
            code.addStatement("$N(b, b0, scratch, scratch0, $L)", shared(aside.pad(rows)), terms());
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
                    return ending == Ending.STORED
                            ? tiles.addStatement("$N(scratch, scratch0, c, $L)", shared(aside.unpad(false)), to)
                                    .build()
                            : tiles.add(finish(adding -> CodeBlock.of(
                                            "$N(scratch, scratch0, c, $L)", shared(aside.unpad(adding)), to)))
                                    .build();
                }))
                .build();
    }

    private CodeBlock resultPlace(Strip strip, CodeBlock row) {
        return CodeBlock.of(
                "$L$L", Offsets.plus(strip.first, product.resultStride()), Offsets.plus(row, product.resultStride()));
    }

    private CodeBlock call(Tile tile, Strip strip, CodeBlock row, CodeBlock right, CodeBlock result) {
        CodeBlock left = strip.isPanel
                ? leftPanel()
                : CodeBlock.of("a, a0$L", Offsets.plus(strip.first, product.leftRowStride()));
        return CodeBlock.builder()
                .addStatement(
                        "$N($L$L,$W$L$L,$W$L$L)",
                        tile.methodName(),
                        left,
                        Offsets.plus(row, product.leftRowStride()),
                        right,
                        tile.hasLast() ? ", last" : "",
                        result,
                        tile.takesTerms() ? CodeBlock.of(", $L", terms()) : "")
                .build();
    }

    private CodeBlock terms() {
        return product.isBlocked() ? CodeBlock.of("terms") : CodeBlock.of("$L", product.mostTermsAtOnce());
    }

    /** The name of a method that other products may call, too. */
    private String shared(MethodSpec method) {
        shared.putIfAbsent(method.name(), method);
        return method.name();
    }
}

package io.github.rnngen.generator.emit.kernel;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.rnngen.generator.emit.kernel.RightOperand.Packed;
import io.github.rnngen.generator.emit.kernel.RightOperand.Rows;
import io.github.rnngen.generator.emit.kernel.Tile.Ending;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * One product as calls of tiles. Its columns are covered by as few vectors as possible, of which the last ends where the
 * row ends and may overlap the one before; an odd number of vectors begins with a narrow tile, so that overlapping ones
 * lie in the same tile. Where a row is shorter than a vector, tiles go to a place aside, from where what counts is copied.
 * Rows are shared out evenly among tiles.
 */
final class VectorProduct {
    private static final int HIGHEST_ASIDE = 7;

    /** From so many rows on it is worth while to copy a panel of the right operand that is read as it lies. */
    private static final int ROWS_WORTH_A_PANEL = 16;

    private final MatrixProduct product;
    private final Lanes lanes;
    private final TypeName array;
    private final Map<String, MethodSpec> shared = new LinkedHashMap<>();

    VectorProduct(Lanes lanes, MatrixProduct product) {
        this.product = product;
        this.lanes = lanes;
        this.array = ArrayTypeName.of(Lanes.element(lanes.precision()));
    }

    /** How long the array is that the product needs while it runs. */
    static int scratchLength(Lanes lanes, MatrixProduct product) {
        int panel = copiesPanels(product) ? product.mostTermsAtOnce() * 2 * lanes.most() : 0;
        if (!mayBeShort(lanes, product)) {
            return panel;
        }
        int copied = product.right() instanceof Rows ? product.mostTermsAtOnce() : 0;
        return Math.max(panel, (HIGHEST_ASIDE + copied) * lanes.most());
    }

    /** Whether the method takes a scratch array. */
    static boolean needsScratch(Lanes lanes, MatrixProduct product) {
        return mayBeShort(lanes, product) || copiesPanels(product);
    }

    /** Whether a right operand that is read as it lies is copied panel by panel: its rows may share few lines of a cache. */
    private static boolean copiesPanels(MatrixProduct product) {
        return product.right() instanceof Rows
                && product.rows().fixed().orElse(Integer.MAX_VALUE) >= ROWS_WORTH_A_PANEL;
    }

    /** Whether a row of the result is shorter than a vector on some machine. */
    private static boolean mayBeShort(Lanes lanes, MatrixProduct product) {
        return product.columns() < lanes.most();
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
        parameters(method, product.right() instanceof Rows ? "b0" : "");
        if (!product.terms().isFixed()) {
            method.addParameter(TypeName.INT, "terms");
        }
        if (needsScratch(lanes, product)) {
            method.addParameter(array, "scratch");
        }
        if (!product.isBlocked()) {
            return List.of(method.addCode(body()).build());
        }
        String block = product.methodName() + "Block";
        method.addCode(blocks(block));
        MethodSpec.Builder ofBlock = MethodSpec.methodBuilder(block).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
        parameters(ofBlock, product.right() instanceof Rows ? "b0" : "firstRow");
        ofBlock.addParameter(TypeName.INT, "terms");
        if (ending() == Ending.EITHER) {
            ofBlock.addParameter(TypeName.BOOLEAN, "add");
        }
        if (needsScratch(lanes, product)) {
            ofBlock.addParameter(array, "scratch");
        }
        return List.of(method.build(), ofBlock.addCode(body()).build());
    }

    private void parameters(MethodSpec.Builder method, String right) {
        method.addParameter(array, "a").addParameter(TypeName.INT, "a0").addParameter(array, "b");
        if (!right.isEmpty()) {
            method.addParameter(TypeName.INT, right);
        }
        method.addParameter(array, "c").addParameter(TypeName.INT, "c0");
        if (!product.rows().isFixed()) {
            method.addParameter(TypeName.INT, "rows");
        }
    }

    private CodeBlock blocks(String block) {
        CodeBlock total = CodeBlock.of("$L", product.terms().text("terms"));
        CodeBlock right = product.right() instanceof Rows rows
                ? CodeBlock.of("b0 + k$L", times(rows.stride()))
                : CodeBlock.of("k");
        CodeBlock.Builder code = CodeBlock.builder().addStatement("int k = 0").beginControlFlow("do");
        code.addStatement("final int count = $T.min($L - k, $L)", Math.class, total, MatrixProduct.BLOCK);
        code.addStatement(
                "$N(a, a0 + k$L, b, $L, c, c0$L, count$L$L)",
                block,
                times(product.leftTermStride()),
                right,
                product.rows().isFixed() ? "" : ", rows",
                ending() == Ending.EITHER ? ", k > 0" : "",
                needsScratch(lanes, product) ? ", scratch" : "");
        code.addStatement("k += $L", MatrixProduct.BLOCK);
        return code.endControlFlow("while (k < $L)", total).build();
    }

    private Ending ending() {
        if (product.accumulate()) {
            return Ending.ADDED;
        }
        return product.isBlocked() ? Ending.EITHER : Ending.STORED;
    }

    /** All rows and columns, for one block of terms. */
    private CodeBlock body() {
        if (!mayBeShort(lanes, product)) {
            return vectors();
        }
        if (lanes.candidates().stream().allMatch(length -> product.columns() < length)) {
            return aside();
        }
        return CodeBlock.builder()
                .beginControlFlow("if ($L > $L)", Lanes.LENGTH, product.columns())
                .add(aside())
                .nextControlFlow("else")
                .add(vectors())
                .endControlFlow()
                .build();
    }

    private CodeBlock vectors() {
        CodeBlock.Builder code = CodeBlock.builder();
        int widest = widest();
        int columns = product.columns();
        boolean narrower = false;
        for (int width = 1; width < widest; width *= 2) {
            narrower |= isNeeded(width, widest);
        }
        if (narrower) {
            code.addStatement("final int vectors = ($1L + $2L - 1) / $2L", columns, Lanes.LENGTH);
            code.addStatement("int column = 0");
            for (int width = 1; width < widest; width *= 2) {
                if (isNeeded(width, widest)) {
                    code.beginControlFlow("if ((vectors & $L) != 0)", width);
                    code.add(last(width)).add(tiles(width));
                    code.addStatement("column += $L", Lanes.times(width)).endControlFlow();
                }
            }
        }
        if (isNeeded(widest, widest)) {
            String start = narrower ? "" : "int column = 0";
            code.beginControlFlow("for ($L; column < $L; column += $L)", start, columns, Lanes.times(widest));
            code.add(last(widest)).add(tiles(widest)).endControlFlow();
        }
        return code.build();
    }

    /** Whether tiles of so many vectors cover a part of the columns on some machine. */
    private boolean isNeeded(int width, int widest) {
        return lanes.candidates().stream()
                .filter(length -> length <= product.columns())
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
        boolean exact = product.columns() % lanes.most() == 0;
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

    /**
     * The greatest height of a tile. Its sums, its part of the right operand and all its elements of the left one must fit
     * in 16 registers: HotSpot of Java 25 loads the latter at the beginning of a round, and spills if they don't.
     */
    private static int highest(int width) {
        return switch (width) {
            case 1 -> 7;
            case 2 -> 4;
            case 4 -> 2;
            default -> 1;
        };
    }

    /** All rows of tiles that begin at a column. */
    private CodeBlock tiles(int width) {
        int highest = highest(width);
        CodeBlock.Builder code = CodeBlock.builder();
        boolean copied = copiesPanels(product);
        RightOperand right = product.right();
        if (right instanceof Rows rows && copied) {
            code.addStatement(
                    "$N(b, b0 + column$L, scratch, $L)", panel(width, rows), width > 1 ? ", last" : "", terms());
            right = new Packed(new PackedMatrix(product.mostTermsAtOnce(), product.columns()));
        }
        RightOperand read = right;
        CodeBlock from = copied ? CodeBlock.of("scratch, 0") : CodeBlock.of("b, $L", rightFrom(width));
        code.add(product.rows().strips(highest, (row, height) -> {
            Tile tile = new Tile(
                    height,
                    width,
                    lanes,
                    product.leftRowStride(),
                    product.leftTermStride(),
                    read,
                    product.resultStride(),
                    ending());
            shared.putIfAbsent(tile.methodName(), tile.method());
            CodeBlock result = CodeBlock.of("c, c0$L + column", plus(row, product.resultStride()));
            CodeBlock last = tile.hasLast() ? CodeBlock.of(", last") : CodeBlock.of("");
            CodeBlock add = ending() == Ending.EITHER ? CodeBlock.of(", add") : CodeBlock.of("");
            return call(tile, row, CodeBlock.of("$L$L", from, last), CodeBlock.of("$L, $L$L", result, terms(), add));
        }));
        return code.build();
    }

    /** A method that copies the part of the right operand that tiles of one or two vectors read. */
    private String panel(int width, Rows rows) {
        String name = "copyPanel" + width + "Of" + rows.stride();
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(array, "b")
                .addParameter(TypeName.INT, "b0");
        if (width > 1) {
            method.addParameter(TypeName.INT, "last");
        }
        method.addParameter(array, "scratch").addParameter(TypeName.INT, "terms");
        method.beginControlFlow("for (int k = 0; k < terms; k++)");
        CodeBlock to = CodeBlock.of("k * ($L)", Lanes.times(width));
        CodeBlock first = CodeBlock.of("b0 + k$L", times(rows.stride()));
        method.addStatement("$L.intoArray(scratch, $L)", lanes.load("b", first), to);
        if (width > 1) {
            CodeBlock second = CodeBlock.of("b0 + last + k$L", times(rows.stride()));
            method.addStatement("$L.intoArray(scratch, $L + $L)", lanes.load("b", second), Lanes.LENGTH, to);
        }
        shared.putIfAbsent(name, method.endControlFlow().build());
        return name;
    }

    /** Where the right operand's part for tiles at a column begins. */
    private CodeBlock rightFrom(int width) {
        if (product.right() instanceof Rows) {
            return CodeBlock.of("b0 + column");
        }
        int rows = ((Packed) product.right()).matrix().rows();
        CodeBlock panel = CodeBlock.of("column$L", times(rows));
        return product.isBlocked()
                ? CodeBlock.of("$L + firstRow * ($L)", panel, Lanes.times(Math.min(width, 2)))
                : panel;
    }

    /** All rows, each shorter than a vector. */
    private CodeBlock aside() {
        CodeBlock.Builder code = CodeBlock.builder();
        CodeBlock right = CodeBlock.of("b, $L", product.isBlocked() ? "firstRow * " + Lanes.LENGTH : "0");
        RightOperand panel = product.right();
        if (product.right() instanceof Rows rows) {
            code.addStatement("$N(b, b0, scratch, $L)", pad(rows), terms());
            right = CodeBlock.of("scratch, $L", Lanes.times(HIGHEST_ASIDE));
            panel = new Packed(new PackedMatrix(product.mostTermsAtOnce(), product.columns()));
        }
        RightOperand padded = panel;
        CodeBlock rightFrom = right;
        return code.add(product.rows().strips(HIGHEST_ASIDE, (row, height) -> {
                    Tile tile = new Tile(
                            height,
                            1,
                            lanes,
                            product.leftRowStride(),
                            product.leftTermStride(),
                            padded,
                            0,
                            Ending.STORED);
                    shared.putIfAbsent(tile.methodName(), tile.method());
                    CodeBlock to = CodeBlock.of("c0$L, $L", plus(row, product.resultStride()), height);
                    CodeBlock.Builder strip = CodeBlock.builder()
                            .add(call(tile, row, rightFrom, CodeBlock.of("scratch, 0, $L", terms())));
                    return switch (ending()) {
                        case STORED ->
                            strip.addStatement("$N(scratch, c, $L)", unpad(false), to)
                                    .build();
                        case ADDED ->
                            strip.addStatement("$N(scratch, c, $L)", unpad(true), to)
                                    .build();
                        case EITHER ->
                            strip.beginControlFlow("if (add)")
                                    .addStatement("$N(scratch, c, $L)", unpad(true), to)
                                    .nextControlFlow("else")
                                    .addStatement("$N(scratch, c, $L)", unpad(false), to)
                                    .endControlFlow()
                                    .build();
                    };
                }))
                .build();
    }

    /** A method that copies rows of the right operand to behind the place aside, a vector each. */
    private String pad(Rows rows) {
        String name = "padRows" + product.columns() + "Of" + rows.stride();
        shared.putIfAbsent(
                name,
                MethodSpec.methodBuilder(name)
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .addParameter(array, "b")
                        .addParameter(TypeName.INT, "b0")
                        .addParameter(array, "scratch")
                        .addParameter(TypeName.INT, "terms")
                        .beginControlFlow("for (int k = 0; k < terms; k++)")
                        .beginControlFlow("for (int j = 0; j < $L; j++)", product.columns())
                        .addStatement(
                                "scratch[($L + k) * $L + j] = b[b0 + k$L + j]",
                                HIGHEST_ASIDE,
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
                MethodSpec.methodBuilder(name)
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .addParameter(array, "scratch")
                        .addParameter(array, "c")
                        .addParameter(TypeName.INT, "c0")
                        .addParameter(TypeName.INT, "rows")
                        .beginControlFlow("for (int i = 0; i < rows; i++)")
                        .beginControlFlow("for (int j = 0; j < $L; j++)", product.columns())
                        .addStatement(
                                "c[c0 + i$L + j] $L scratch[i * $L + j]",
                                times(product.resultStride()),
                                add ? "+=" : "=",
                                Lanes.LENGTH)
                        .endControlFlow()
                        .endControlFlow()
                        .build());
        return name;
    }

    private CodeBlock call(Tile tile, CodeBlock row, CodeBlock right, CodeBlock rest) {
        return CodeBlock.builder()
                .addStatement("$N(a, a0$L, $L, $L)", tile.methodName(), plus(row, product.leftRowStride()), right, rest)
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

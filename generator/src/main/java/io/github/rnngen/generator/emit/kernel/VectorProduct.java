package io.github.rnngen.generator.emit.kernel;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.rnngen.generator.emit.kernel.RightOperand.Packed;
import io.github.rnngen.generator.emit.kernel.RightOperand.Rows;
import io.github.rnngen.generator.emit.kernel.Tile.Ending;
import io.github.rnngen.runtime.Precision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * One product as calls of tiles. Its columns are covered by as few vectors as possible, of which the last ends where the
 * row ends and may overlap the one before; an odd number of vectors begins with a narrow tile, so that overlapping ones
 * lie in the same tile. Rows are shared out evenly among tiles.
 */
final class VectorProduct {
    private final MatrixProduct product;
    private final Lanes lanes;
    private final Map<String, Tile> tiles = new LinkedHashMap<>();

    VectorProduct(Precision precision, MatrixProduct product) {
        this.product = product;
        this.lanes = Lanes.forColumns(precision, product.columns());
    }

    /** The methods that compute the product, without those of its tiles. */
    List<MethodSpec> methods() {
        MethodSpec.Builder method = start(product.methodName()).addJavadoc(javadoc());
        if (!product.isBlocked()) {
            return List.of(method.addCode(body()).build());
        }
        String block = product.methodName() + "Block";
        CodeBlock total = product.terms().fixed().isPresent()
                ? CodeBlock.of("$L", product.terms().fixed().getAsInt())
                : CodeBlock.of("terms");
        method.addStatement("int k = 0");
        method.beginControlFlow("do");
        method.addStatement("final int count = $T.min($L - k, $L)", Math.class, total, MatrixProduct.BLOCK);
        CodeBlock.Builder call = CodeBlock.builder().add("$N(a, a0 + k$L, b, ", block, times(product.leftTermStride()));
        if (product.right() instanceof Rows rows) {
            call.add("b0 + k$L", times(rows.stride()));
        } else {
            call.add("k");
        }
        call.add(", c, c0");
        if (!product.rows().isFixed()) {
            call.add(", rows");
        }
        call.add(", count");
        if (ending() == Ending.EITHER) {
            call.add(", k > 0");
        }
        method.addStatement("$L)", call.build());
        method.addStatement("k += $L", MatrixProduct.BLOCK);
        method.endControlFlow("while (k < $L)", total);
        return List.of(method.build(), blockMethod(block));
    }

    /** The tiles that the product's methods call, by name. */
    Map<String, Tile> tiles() {
        return tiles;
    }

    private MethodSpec blockMethod(String name) {
        TypeName array = ArrayTypeName.of(Lanes.element(lanes.precision()));
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(array, "a")
                .addParameter(TypeName.INT, "a0")
                .addParameter(array, "b")
                .addParameter(TypeName.INT, product.right() instanceof Rows ? "b0" : "firstRow")
                .addParameter(array, "c")
                .addParameter(TypeName.INT, "c0");
        if (!product.rows().isFixed()) {
            method.addParameter(TypeName.INT, "rows");
        }
        method.addParameter(TypeName.INT, "terms");
        if (ending() == Ending.EITHER) {
            method.addParameter(TypeName.BOOLEAN, "add");
        }
        return method.addCode(body()).build();
    }

    private MethodSpec.Builder start(String name) {
        TypeName array = ArrayTypeName.of(Lanes.element(lanes.precision()));
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.STATIC)
                .addParameter(array, "a")
                .addParameter(TypeName.INT, "a0")
                .addParameter(array, "b");
        if (product.right() instanceof Rows) {
            method.addParameter(TypeName.INT, "b0");
        }
        method.addParameter(array, "c").addParameter(TypeName.INT, "c0");
        if (!product.rows().isFixed()) {
            method.addParameter(TypeName.INT, "rows");
        }
        if (!product.terms().isFixed()) {
            method.addParameter(TypeName.INT, "terms");
        }
        return method;
    }

    private CodeBlock javadoc() {
        return CodeBlock.of(
                "c ($1L x $3L) $4L a ($1L x $2L) b ($2L x $3L).\n",
                product.rows().text("rows"),
                product.terms().text("terms"),
                product.columns(),
                product.accumulate() ? "+=" : "=");
    }

    private Ending ending() {
        if (product.accumulate()) {
            return Ending.ADDED;
        }
        return product.isBlocked() ? Ending.EITHER : Ending.STORED;
    }

    /** All rows and columns, for one block of terms. */
    private CodeBlock body() {
        CodeBlock.Builder code = CodeBlock.builder();
        if (!lanes.areVectors()) {
            code.add(rows(product.columns(), CodeBlock.of("0")));
            return code.build();
        }
        int widest = widest();
        int columns = product.columns();
        boolean narrow = false;
        for (int width = 1; width < widest; width *= 2) {
            narrow |= isNeeded(width, widest);
        }
        if (narrow) {
            code.addStatement("final int vectors = ($1L + $2N - 1) / $2N", columns, lanes.length());
            code.addStatement("int column = 0");
            for (int width = 1; width < widest; width *= 2) {
                if (isNeeded(width, widest)) {
                    code.beginControlFlow("if ((vectors & $L) != 0)", width);
                    code.add(last(width)).add(rows(width, CodeBlock.of("column")));
                    code.addStatement("column += $L", lanesTimes(width)).endControlFlow();
                }
            }
        }
        if (isNeeded(widest, widest)) {
            code.beginControlFlow(
                    "for ($L; column < $L; column += $L)", narrow ? "" : "int column = 0", columns, lanesTimes(widest));
            code.add(last(widest)).add(rows(widest, CodeBlock.of("column"))).endControlFlow();
        }
        return code.build();
    }

    /** Whether tiles of so many vectors cover a part of the columns on some machine. */
    private boolean isNeeded(int width, int widest) {
        return lanes.candidates().stream()
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
        boolean exact = lanes.candidates().stream().allMatch(length -> product.columns() % length == 0);
        CodeBlock value = exact
                ? lanesTimes(width - 1)
                : CodeBlock.of(
                        "$T.min($L, $L - $N - column)",
                        Math.class,
                        lanesTimes(width - 1),
                        product.columns(),
                        lanes.length());
        return CodeBlock.builder().addStatement("final int last = $L", value).build();
    }

    private CodeBlock lanesTimes(int count) {
        return count == 1 ? CodeBlock.of("$N", lanes.length()) : CodeBlock.of("$L * $N", count, lanes.length());
    }

    /** The greatest height of a tile, by its width: its sums and operands fit in 16 registers. */
    private int highest(int width) {
        if (!lanes.areVectors()) {
            return 4;
        }
        return switch (width) {
            case 1 -> 8;
            case 2 -> 6;
            case 4 -> 2;
            default -> 1;
        };
    }

    /** All rows of tiles that begin at a column. */
    private CodeBlock rows(int width, CodeBlock column) {
        int highest = highest(width);
        CodeBlock.Builder code = CodeBlock.builder();
        if (product.rows().fixed().isEmpty()) {
            code.addStatement("int i = 0");
            code.beginControlFlow("for (int tiles = (rows + $L) / $L; tiles > 0; tiles--)", highest - 1, highest);
            code.addStatement("final int height = (rows - i + tiles - 1) / tiles");
            code.beginControlFlow("switch (height)");
            for (int height = 1; height <= highest; height++) {
                code.add("$L:\n", height < highest ? "case " + height : "default");
                code.indent().add(call(height, width, CodeBlock.of("i"), column));
                if (height < highest) {
                    code.addStatement("break");
                }
                code.unindent();
            }
            return code.endControlFlow()
                    .addStatement("i += height")
                    .endControlFlow()
                    .build();
        }
        int rows = product.rows().fixed().getAsInt();
        int count = (rows + highest - 1) / highest;
        int height = rows / count;
        int high = rows % count * (height + 1);
        code.add(rows(0, high, height + 1, width, column));
        code.add(rows(high, rows, height, width, column));
        return code.build();
    }

    private CodeBlock rows(int from, int to, int height, int width, CodeBlock column) {
        if (from == to) {
            return CodeBlock.of("");
        } else if (from + height == to) {
            return call(height, width, CodeBlock.of("$L", from), column);
        }
        return CodeBlock.builder()
                .beginControlFlow("for (int i = $L; i < $L; i += $L)", from, to, height)
                .add(call(height, width, CodeBlock.of("i"), column))
                .endControlFlow()
                .build();
    }

    private CodeBlock call(int height, int width, CodeBlock row, CodeBlock column) {
        Tile tile = new Tile(
                height,
                width,
                lanes,
                product.leftRowStride(),
                product.leftTermStride(),
                product.right(),
                product.resultStride(),
                ending());
        tiles.putIfAbsent(tile.methodName(), tile);
        CodeBlock.Builder call = CodeBlock.builder()
                .add("$N(a, a0$L, b, ", tile.methodName(), plus(row, product.leftRowStride()))
                .add(rightFrom(width, column));
        if (tile.hasLast()) {
            call.add(", last");
        }
        call.add(", c, c0$L$L, ", plus(row, product.resultStride()), plus(column, 1));
        if (product.isBlocked() || !product.terms().isFixed()) {
            call.add("terms");
        } else {
            call.add("$L", product.terms().fixed().getAsInt());
        }
        if (tile.ending() == Ending.EITHER) {
            call.add(", add");
        }
        return CodeBlock.builder().addStatement("$L)", call.build()).build();
    }

    /** Where the right operand's part for a tile begins. */
    private CodeBlock rightFrom(int width, CodeBlock column) {
        if (product.right() instanceof Rows) {
            return CodeBlock.of("b0$L", plus(column, 1));
        }
        int rows = ((Packed) product.right()).matrix().rows();
        CodeBlock panel = plus(column, rows);
        CodeBlock from = panel.isEmpty() ? CodeBlock.of("0") : CodeBlock.of("$L * $L", column, rows);
        if (!product.isBlocked()) {
            return from;
        }
        CodeBlock stride = lanes.areVectors() ? lanesTimes(Math.min(width, 2)) : CodeBlock.of("$L", product.columns());
        return panel.isEmpty()
                ? CodeBlock.of("firstRow * $L", stride)
                : CodeBlock.of("$L + firstRow * $L", from, stride);
    }

    /** A multiple as a term to be added; nothing if it is zero. */
    private static CodeBlock plus(CodeBlock counter, int factor) {
        return counter.toString().equals("0") ? CodeBlock.of("") : CodeBlock.of(" + $L$L", counter, times(factor));
    }

    private static CodeBlock times(int factor) {
        return factor == 1 ? CodeBlock.of("") : CodeBlock.of(" * $L", factor);
    }
}

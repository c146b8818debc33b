package io.github.rnngen.generator.emit.kernel;

import com.palantir.javapoet.CodeBlock;
import java.util.OptionalInt;
import java.util.function.BiFunction;

/** The number of rows or of terms of a product: fixed when it is generated, or given with each call. */
public record Extent(OptionalInt fixed) {
    public static final Extent AT_RUN_TIME = new Extent(OptionalInt.empty());

    /** A number fixed when the product is generated, at least 1. */
    public static Extent of(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("an extent is at least 1: " + value);
        }
        return new Extent(OptionalInt.of(value));
    }

    boolean isFixed() {
        return fixed.isPresent();
    }

    /** For names of methods: the number, or a letter that stands for it. */
    String text(String letter) {
        return fixed.isPresent() ? String.valueOf(fixed.getAsInt()) : letter;
    }

    /**
     * Shares rows out evenly among strips of a greatest height: loops over strips of equal height, or, if the number of
     * rows is given at run time in {@code rows}, over a switch by height.
     *
     * @param strip code for a strip, from an expression for its first row and its height
     */
    CodeBlock strips(int highest, BiFunction<CodeBlock, Integer, CodeBlock> strip) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (fixed.isPresent()) {
            int rows = fixed.getAsInt();
            int count = (rows + highest - 1) / highest;
            int height = rows / count;
            int high = rows % count * (height + 1);
            addStrips(0, high, height + 1, strip, code);
            addStrips(high, rows, height, strip, code);
            return code.build();
        }
        code.beginControlFlow(
                "for (int i = 0, height, strips = (rows + $1L) / $2L; strips > 0; i += height, strips--)",
                highest - 1,
                highest);
        code.addStatement("height = (rows - i + strips - 1) / strips");
        code.beginControlFlow("switch (height)");
        for (int height = 1; height <= highest; height++) {
            code.add("$L:\n$>", height < highest ? "case " + height : "default");
            code.add(strip.apply(CodeBlock.of("i"), height));
            code.addStatement("break").add("$<");
        }
        return code.endControlFlow().endControlFlow().build();
    }

    private static void addStrips(
            int from, int to, int height, BiFunction<CodeBlock, Integer, CodeBlock> strip, CodeBlock.Builder code) {
        if (from + height == to) {
            code.add(strip.apply(CodeBlock.of("$L", from), height));
        } else if (from < to) {
            code.beginControlFlow("for (int i = $L; i < $L; i += $L)", from, to, height);
            code.add(strip.apply(CodeBlock.of("i"), height)).endControlFlow();
        }
    }
}

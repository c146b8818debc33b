package io.github.rnngen.generator.emit.kernel;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.rnngen.generator.emit.functions.ElementTypes;
import io.github.rnngen.generator.emit.kernel.RightOperand.Rows;
import io.github.rnngen.generator.schedule.ir.KernelSizes;
import io.github.rnngen.generator.schedule.ir.PlainLoops;
import io.github.rnngen.runtime.Precision;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * One product in plain Java: some rows of the result at a time, summed up side by side in one array by some terms at a
 * time, then copied out. A sum of outer products that has more rows than columns is computed column by column instead, so
 * that loops are long.
 */
final class PlainProduct {
    private static final String SUMS = "sums";

    private final MatrixProduct product;
    private final PlainRows layout;
    private final TypeName element;
    private final TypeName array;
    private final TypeName rows;
    private final Strips strips;
    private final List<MethodSpec> sharedMethods = new ArrayList<>();

    PlainProduct(Precision precision, MatrixProduct product) {
        this.product = product;
        this.layout = new PlainRows(precision);
        this.element = ElementTypes.of(precision);
        this.array = ArrayTypeName.of(element);
        this.rows = ArrayTypeName.of(array);
        this.strips = Strips.of(product);
    }

    /** Methods that other products of the class may call, too. */
    List<MethodSpec> shared() {
        return sharedMethods;
    }

    /** The product's own methods; asked for before {@link #shared}. */
    List<MethodSpec> methods() {
        boolean lying = product.right() instanceof Rows;
        MethodSpec.Builder method = MethodSpec.methodBuilder(product.methodName())
                .addModifiers(Modifier.STATIC)
                .addJavadoc("$L", product.javadoc())
                .addParameter(array, "a")
                .addParameter(TypeName.INT, "a0")
                .addParameter(lying ? array : rows, "b");
        if (lying) {
            method.addParameter(TypeName.INT, "b0");
        }
        method.addParameter(array, "c").addParameter(TypeName.INT, "c0");
        if (!product.rows().isFixed()) {
            method.addParameter(TypeName.INT, "rows");
        }
        if (!product.terms().isFixed()) {
            method.addParameter(TypeName.INT, "terms");
        }
        method.addParameter(rows, "scratch").addStatement("final $T $N = scratch[0]", array, SUMS);
        if (!product.isBlocked()) {
            method.addCode(block("", CodeBlock.of("0"), CodeBlock.of("$L", product.mostTermsAtOnce()), false));
        } else {
            CodeBlock total = CodeBlock.of("$L", product.terms().text("terms"));
            method.addStatement("int k = 0")
                    .beginControlFlow("do")
                    .addStatement("final int count = $T.min($L - k, $L)", Math.class, total, KernelSizes.TERMS_OF_BLOCK)
                    .addCode(block(" + k", CodeBlock.of("k"), CodeBlock.of("count"), true))
                    .addStatement("k += $L", KernelSizes.TERMS_OF_BLOCK)
                    .endControlFlow("while (k < $L)", total);
        }
        return List.of(method.build());
    }

    /** All strips for one block of terms. */
    private CodeBlock block(String offset, CodeBlock firstTerm, CodeBlock count, boolean blocked) {
        CodeBlock.Builder code = CodeBlock.builder();
        String lines = strips.lines();
        CodeBlock firstLine = firstTerm;
        if (product.right() instanceof Rows) {
            code.beginControlFlow("for (int n = 0; n < $L; n++)", count)
                    .addStatement(
                            "$T.arraycopy($N, $L + n$L, scratch[1 + n], $L, $L)",
                            System.class,
                            strips.lines(),
                            start(strips.lines(), offset, strips.lineStride()),
                            Offsets.times(strips.lineStride()),
                            layout.first(),
                            strips.length())
                    .endControlFlow();
            lines = "scratch";
            firstLine = CodeBlock.of("1");
        }
        Shared shared =
                new Shared(start(strips.numbers(), offset, strips.termStride()), lines, firstLine, count, blocked);
        return code.add(
                        strips.count().isFixed()
                                ? fixedStrips(strips.count().fixed().orElseThrow(), shared)
                                : stripsAtRunTime(shared))
                .build();
    }

    private CodeBlock fixedStrips(int all, Shared block) {
        CodeBlock.Builder code = CodeBlock.builder();
        int done = 0;
        for (int height = PlainLoops.ROWS; height > 0; height /= 2) {
            int end = done + (all - done) / height * height;
            if (end - done > height) {
                code.beginControlFlow("for (int i = $L; i < $L; i += $L)", done, end, height)
                        .add(code(block, height, "i"))
                        .endControlFlow();
            } else if (end > done) {
                code.add(code(block, height, String.valueOf(done)));
            }
            done = end;
        }
        return code.build();
    }

    private CodeBlock stripsAtRunTime(Shared block) {
        CodeBlock.Builder code = CodeBlock.builder()
                .addStatement("int i = 0")
                .beginControlFlow("for (; i <= rows - $1L; i += $1L)", PlainLoops.ROWS)
                .add(code(block, PlainLoops.ROWS, "i"))
                .endControlFlow();
        for (int height = PlainLoops.ROWS / 2; height > 1; height /= 2) {
            code.beginControlFlow("if (i <= rows - $L)", height)
                    .add(code(block, height, "i"))
                    .addStatement("i += $L", height)
                    .endControlFlow();
        }
        return code.beginControlFlow("if (i < rows)")
                .add(code(block, 1, "i"))
                .endControlFlow()
                .build();
    }

    /** What is the same for all strips of a block. */
    private record Shared(CodeBlock numbers, String lines, CodeBlock firstLine, CodeBlock count, boolean blocked) {}

    private static CodeBlock start(String operand, String offset, int stride) {
        return offset.isEmpty()
                ? CodeBlock.of("$N", operand + "0")
                : CodeBlock.of("$N$L$L", operand + "0", offset, Offsets.times(stride));
    }

    private CodeBlock code(Shared block, int height, String first) {
        CodeBlock.Builder code = CodeBlock.builder();
        code.addStatement(
                "$N($N, $L$L, $N, $L, $N, $L)",
                sum(height),
                strips.numbers(),
                block.numbers,
                plus(first, strips.numberStride()),
                block.lines,
                block.firstLine,
                SUMS,
                block.count);
        CodeBlock result = CodeBlock.of("c0$L", plus(first, strips.stripStride()));
        if (product.accumulate()) {
            return code.addStatement(out(height, true, result)).build();
        }
        if (!block.blocked) {
            return code.addStatement(out(height, false, result)).build();
        }
        return code.beginControlFlow("if (k > 0)")
                .addStatement(out(height, true, result))
                .nextControlFlow("else")
                .addStatement(out(height, false, result))
                .endControlFlow()
                .build();
    }

    private static CodeBlock plus(String first, int stride) {
        return first.equals("0") ? CodeBlock.of("") : CodeBlock.of(" + $L$L", first, Offsets.times(stride));
    }

    /** A method that computes some strips of the result for one block of terms. */
    private String sum(int height) {
        int terms = PlainRows.terms(height, product.terms());
        String name = "sum" + height + "x" + strips.length() + "By" + terms + "Strides" + strips.numberStride() + "x"
                + strips.termStride();
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc("$L x $L sums, of {@code terms} products each.\n", height, strips.length())
                .addParameter(array, "a")
                .addParameter(TypeName.INT, "a0")
                .addParameter(rows, "b")
                .addParameter(TypeName.INT, "b0")
                .addParameter(array, SUMS)
                .addParameter(TypeName.INT, "terms")
                .addStatement(
                        "$T.fill($N, $L, $L, 0)",
                        java.util.Arrays.class,
                        SUMS,
                        layout.from(strips.length()),
                        layout.to(strips.length()) + (height - 1) * layout.distance(strips.length()))
                .addStatement("int k = 0")
                .beginControlFlow("for (; k < terms - $L; k += $L)", terms - 1, terms)
                .addCode(terms(height, terms))
                .endControlFlow()
                .beginControlFlow("for (; k < terms; k++)")
                .addCode(terms(height, 1))
                .endControlFlow();
        sharedMethods.add(method.build());
        return name;
    }

    private CodeBlock terms(int height, int terms) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int n = 0; n < terms; n++) {
            code.addStatement("final $T b" + (n + 1) + " = b[b0 + k" + offset(n) + "]", array);
        }
        for (int i = 0; i < height; i++) {
            for (int n = 0; n < terms; n++) {
                String index = "a0 + k" + Offsets.times(strips.termStride())
                        + offset(i * strips.numberStride() + n * strips.termStride());
                code.addStatement("final $T " + number(i, n) + " = a[" + index + "]", element);
            }
        }
        code.beginControlFlow(
                "for (int j = $L; j < $L; j++)", layout.from(strips.length()), layout.to(strips.length()));
        for (int i = 0; i < height; i++) {
            String place = SUMS + "[j" + offset(i * layout.distance(strips.length())) + "]";
            StringBuilder sum = new StringBuilder(place + " = " + place);
            for (int n = 0; n < terms; n++) {
                sum.append("$W+ ")
                        .append(number(i, n))
                        .append(" * b")
                        .append(n + 1)
                        .append("[j]");
            }
            code.addStatement(sum.toString());
        }
        return code.endControlFlow().build();
    }

    private static String number(int strip, int term) {
        return "a" + (strip + 1) + "x" + (term + 1);
    }

    private static String offset(int count) {
        return count == 0 ? "" : " + " + count;
    }

    /** A call that stores the sums of some strips, or adds them to what is there. */
    private CodeBlock out(int height, boolean add, CodeBlock result) {
        boolean columns = strips.elementStride() != 1;
        String apart = columns ? "Columns" + strips.elementStride() : height > 1 ? "Rows" + strips.stripStride() : "";
        String name = (add ? "add" : "store") + height + "x" + strips.length() + apart;
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc(
                        add ? "Adds $L x $L sums to the result.\n" : "Stores $L x $L sums in the result.\n",
                        height,
                        strips.length())
                .addParameter(array, SUMS)
                .addParameter(array, "c")
                .addParameter(TypeName.INT, "c0");
        if (!add && !columns) {
            for (int i = 0; i < height; i++) {
                method.addStatement(
                        "$T.arraycopy($N, $L, c, c0$L, $L)",
                        System.class,
                        SUMS,
                        layout.first() + i * layout.distance(strips.length()),
                        i == 0 ? "" : " + " + i * strips.stripStride(),
                        strips.length());
            }
        } else {
            method.beginControlFlow("for (int j = 0; j < $L; j++)", strips.length());
            for (int i = 0; i < height; i++) {
                method.addStatement(
                        "c[c0 + j$L$L] $L $N[$L + j]",
                        Offsets.times(strips.elementStride()),
                        i == 0 ? "" : " + " + i * strips.stripStride(),
                        add ? "+=" : "=",
                        SUMS,
                        layout.first() + i * layout.distance(strips.length()));
            }
            method.endControlFlow();
        }
        sharedMethods.add(method.build());
        return CodeBlock.of("$N($N, c, $L)", name, SUMS, result);
    }
}

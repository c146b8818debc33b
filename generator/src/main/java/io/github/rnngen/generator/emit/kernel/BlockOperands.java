package io.github.rnngen.generator.emit.kernel;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import io.github.rnngen.generator.emit.kernel.RightOperand.Rows;
import java.util.function.Function;

/**
 * From where a block of terms is read.
 *
 * @param copies statements that copy what is not read as it lies
 * @param left array and place of the left operand, as two arguments of a call
 * @param right those of the right one
 */
record BlockOperands(CodeBlock copies, CodeBlock left, CodeBlock right) {
    private static final CodeBlock LEFT = CodeBlock.of("a, a0");

    /**
     * The operands of a product's block.
     *
     * @param first its first term, as an expression
     * @param count how many terms it has, as an expression
     * @param shared takes a method that other products of the class may call too, and gives its name
     */
    static BlockOperands of(
            MatrixProduct product, Lanes lanes, CodeBlock first, CodeBlock count, Function<MethodSpec, String> shared) {
        return new Copying(product, new CopiedRows(lanes, product.group()), first, count, shared).operands();
    }

    private record Copying(
            MatrixProduct product,
            CopiedRows copies,
            CodeBlock first,
            CodeBlock count,
            Function<MethodSpec, String> shared) {
        BlockOperands operands() {
            CodeBlock.Builder code = CodeBlock.builder();
            CodeBlock right = CodeBlock.of("b, $L", first);
            if (product.right() instanceof Rows rows) {
                right = CodeBlock.of("b, b0$L", VectorProduct.plus(first, rows.stride()));
                if (CopiedRows.ofRight(product)) {
                    right = CodeBlock.of("scratch, $L", CopiedRows.PLACE);
                    code.add(copy(copies.right(product, rows.stride()), CodeBlock.of("b, b0"), right));
                }
            }
            CodeBlock left = CodeBlock.of("a, a0$L", VectorProduct.plus(first, product.leftTermStride()));
            if (CopiedRows.leftIsPanels(product, Registers.THIRTY_TWO)) {
                left = CodeBlock.of("scratch, $L", placeOfLeft());
                code.add(copy(copies.leftPanels(product), LEFT, left));
            } else if (CopiedRows.leftIsPanels(product, Registers.SIXTEEN) || product.group() != 0) {
                left = CodeBlock.of("left, left0");
                code.add(leftAsItLies());
            }
            return new BlockOperands(code.build(), left, right);
        }

        /** Copies of the left operand begin behind those of the right one. */
        private CodeBlock placeOfLeft() {
            return CodeBlock.of("$L + $L", CopiedRows.PLACE, CopiedRows.rightLength(copies.lanes(), product));
        }

        /** A left operand that is copied on some machines, or if not all terms of a group are there. */
        private CodeBlock leftAsItLies() {
            CodeBlock.Builder code = CodeBlock.builder()
                    .addStatement(
                            "$T left = a",
                            ArrayTypeName.of(Lanes.element(copies.lanes().precision())))
                    .addStatement("int left0 = a0$L", VectorProduct.plus(first, product.leftTermStride()));
            boolean panels = CopiedRows.leftIsPanels(product, Registers.SIXTEEN);
            if (panels) {
                code.beginControlFlow("if (!$N)", Lanes.WIDE).add(copyLeft(copies.leftPanels(product)));
            }
            if (product.group() != 0) {
                String condition = "if (group < $L)";
                (panels
                                ? code.nextControlFlow("else " + condition, product.group())
                                : code.beginControlFlow(condition, product.group()))
                        .add(copyLeft(copies.leftRows(product)));
            }
            return code.endControlFlow().build();
        }

        private CodeBlock copyLeft(MethodSpec method) {
            return CodeBlock.builder()
                    .addStatement("left = scratch")
                    .addStatement("left0 = $L", placeOfLeft())
                    .add(copy(method, LEFT, CodeBlock.of("left, left0")))
                    .build();
        }

        private CodeBlock copy(MethodSpec method, CodeBlock from, CodeBlock to) {
            return copies.call(shared.apply(method), from, to, first, count);
        }
    }
}

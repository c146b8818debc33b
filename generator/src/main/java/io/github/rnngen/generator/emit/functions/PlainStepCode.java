package io.github.rnngen.generator.emit.functions;

import com.palantir.javapoet.CodeBlock;
import io.github.rnngen.generator.emit.functions.Step.Kind;
import io.github.rnngen.runtime.Precision;
import java.util.Optional;

/**
 * Operations on numbers in plain Java, as HotSpot's compiler vectorises them where it can. Choices it doesn't, and what a
 * processor guesses about them is wrong half of the time, so where they can be made with bits they are.
 */
record PlainStepCode(Precision precision) implements StepCode {
    @Override
    public Optional<String> literal(double value) {
        return Optional.of(Literals.of(precision, value).toString());
    }

    @Override
    public Written binary(Real.Operator operator, String left, String right) {
        return new Written(Kind.ARITHMETIC, CodeBlock.of("$L $L $L", left, operator.sign(), right));
    }

    @Override
    public Written negative(String operand) {
        return new Written(Kind.UNARY, CodeBlock.of("-$L", operand));
    }

    @Override
    public Written absolute(String operand) {
        return new Written(Kind.UNARY, CodeBlock.of("$T.abs($L)", Math.class, operand));
    }

    @Override
    public Written choice(Real.Choice choice, String left, String right, String then, String otherwise) {
        if (left.equals(otherwise) && right.equals(then) && choice.relation() != Real.Relation.EQUAL) {
            String bound = choice.relation() == Real.Relation.GREATER ? "min" : "max";
            return new Written(Kind.ARITHMETIC, CodeBlock.of("$T.$L($L, $L)", Math.class, bound, left, right));
        }
        if (isBelow(choice)) {
            CodeBlock mask = CodeBlock.of("($L - $L >> $L)", bits(left), bits(right), size() - 1);
            CodeBlock bits = CodeBlock.of("$1L$W^ ($1L$W^ $2L)$W& $3L", bits(otherwise), bits(then), mask);
            return new Written(Kind.CHOICE, real(bits));
        }
        return new Written(
                Kind.CHOICE,
                CodeBlock.of("$L $L $L ? $L : $L", left, choice.relation().sign(), right, then, otherwise));
    }

    /** Whether a size is compared with a positive number: their bits, taken for integers, are in the same order. */
    private static boolean isBelow(Real.Choice choice) {
        return choice.left() instanceof Real.Absolute
                && choice.relation() == Real.Relation.LESS
                && choice.right() instanceof Real.Constant bound
                && bound.value() > 0;
    }

    @Override
    public Optional<Written> signed(String size, String sign) {
        String mask = precision == Precision.FLOAT ? "0x80000000" : "0x8000000000000000L";
        return Optional.of(new Written(Kind.CHOICE, real(CodeBlock.of("$L$W| $L & $L", bits(size), bits(sign), mask))));
    }

    @Override
    public Written onBits(Bits.Binary binary, String left) {
        CodeBlock operand = ScalarCode.operand(binary, precision == Precision.DOUBLE);
        return new Written(
                Kind.ON_BITS, CodeBlock.of("$L $L $L", left, binary.operator().sign(), operand));
    }

    @Override
    public Written bitsOf(String real) {
        return new Written(Kind.REINTERPRET, bits(real));
    }

    @Override
    public Written realOf(String bits) {
        return new Written(Kind.REINTERPRET, real(CodeBlock.of("$L", bits)));
    }

    private int size() {
        return precision == Precision.FLOAT ? Float.SIZE : Double.SIZE;
    }

    CodeBlock bits(String real) {
        return precision == Precision.FLOAT
                ? CodeBlock.of("$T.floatToRawIntBits($L)", Float.class, real)
                : CodeBlock.of("$T.doubleToRawLongBits($L)", Double.class, real);
    }

    CodeBlock real(CodeBlock bits) {
        return precision == Precision.FLOAT
                ? CodeBlock.of("$T.intBitsToFloat($L)", Float.class, bits)
                : CodeBlock.of("$T.longBitsToDouble($L)", Double.class, bits);
    }
}

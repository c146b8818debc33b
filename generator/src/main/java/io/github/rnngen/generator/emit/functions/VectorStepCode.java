package io.github.rnngen.generator.emit.functions;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.github.rnngen.generator.emit.functions.Step.Kind;
import io.github.rnngen.runtime.Precision;
import java.util.Optional;

/** Operations lane by lane on vectors of {@code jdk.incubator.vector}, of any width. */
record VectorStepCode(Precision precision) implements StepCode {
    private static final ClassName OPERATORS = ElementTypes.inVectorApi("VectorOperators");

    @Override
    public Optional<String> literal(double value) {
        return Optional.empty();
    }

    @Override
    public Written binary(Real.Operator operator, String left, String right) {
        String operation = switch (operator) {
            case PLUS -> "add";
            case MINUS -> "sub";
            case TIMES -> "mul";
            case OVER -> "div";
        };
        return new Written(Kind.ARITHMETIC, CodeBlock.of("$L", left + "." + operation + "(" + right + ")"));
    }

    @Override
    public Written negative(String operand) {
        return new Written(Kind.UNARY, CodeBlock.of("$L", operand + ".neg()"));
    }

    @Override
    public Written absolute(String operand) {
        return new Written(Kind.UNARY, CodeBlock.of("$L", operand + ".abs()"));
    }

    /** Both values are there. */
    @Override
    public Written choice(Real.Choice choice, String left, String right, String then, String otherwise) {
        String relation = switch (choice.relation()) {
            case LESS -> "LT";
            case EQUAL -> "EQ";
            case GREATER -> "GT";
        };
        return new Written(
                Kind.CHOICE,
                CodeBlock.of("$N.blend($N, $N.compare($T.$L, $N))", otherwise, then, left, OPERATORS, relation, right));
    }

    @Override
    public Optional<Written> signed(String size, String sign) {
        return Optional.empty();
    }

    @Override
    public Written onBits(Bits.Binary binary, String left) {
        String operation = switch (binary.operator()) {
            case PLUS -> "ADD";
            case AND -> "AND";
            case OR -> "OR";
            case SHIFT_LEFT -> "LSHL";
            case SHIFT_RIGHT -> "LSHR";
        };
        CodeBlock operand = ScalarCode.operand(binary, precision == Precision.DOUBLE);
        return new Written(Kind.ON_BITS, CodeBlock.of("$N.lanewise($T.$L, $L)", left, OPERATORS, operation, operand));
    }

    @Override
    public Written bitsOf(String real) {
        return new Written(Kind.REINTERPRET, asBits(CodeBlock.of("$N", real)));
    }

    @Override
    public Written realOf(String bits) {
        return new Written(Kind.REINTERPRET, asReals(CodeBlock.of("$N", bits)));
    }

    /** A vector of real numbers as one of integers with the same bits. */
    CodeBlock asBits(CodeBlock reals) {
        return CodeBlock.of("$L.reinterpretAs$L()", reals, precision == Precision.FLOAT ? "Ints" : "Longs");
    }

    /** The reverse of {@link #asBits}. */
    CodeBlock asReals(CodeBlock bits) {
        return CodeBlock.of("$L.reinterpretAs$L()", bits, precision == Precision.FLOAT ? "Floats" : "Doubles");
    }
}

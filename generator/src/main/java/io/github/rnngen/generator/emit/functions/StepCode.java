package io.github.rnngen.generator.emit.functions;

import com.palantir.javapoet.CodeBlock;
import io.github.rnngen.generator.emit.functions.Step.Kind;
import java.util.Optional;

/** How operations of a formula are written; operands are expressions that have no operators. */
sealed interface StepCode permits VectorStepCode, PlainStepCode {
    /** One operation. */
    record Written(Kind kind, CodeBlock value) {}

    /** A constant as an operand; nothing if constants are variables, which are made once. */
    Optional<String> literal(double value);

    Written binary(Real.Operator operator, String left, String right);

    Written negative(String operand);

    Written absolute(String operand);

    Written choice(Real.Choice choice, String left, String right, String then, String otherwise);

    /** A size with a sign, if there is an operation for that; else it is a choice. */
    Optional<Written> signed(String size, String sign);

    Written onBits(Bits.Binary binary, String left);

    Written bitsOf(String real);

    Written realOf(String bits);
}

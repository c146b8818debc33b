package io.github.rnngen.generator.emit.functions;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.github.rnngen.runtime.Precision;
import java.util.function.UnaryOperator;

/** A formula on numbers. */
final class ScalarCode extends FormulaCode {
    private static final int CONDITIONAL = 0;
    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int UNARY = 3;
    private static final int PRIMARY = 4;

    private final Precision precision;
    private final boolean isFloat;

    ScalarCode(Formula formula, Precision precision) {
        super(formula, UnaryOperator.identity());
        this.precision = precision;
        this.isFloat = precision == Precision.FLOAT;
    }

    @Override
    TypeName real() {
        return isFloat ? TypeName.FLOAT : TypeName.DOUBLE;
    }

    @Override
    TypeName bits() {
        return isFloat ? TypeName.INT : TypeName.LONG;
    }

    private Class<?> boxed() {
        return isFloat ? Float.class : Double.class;
    }

    @Override
    CodeBlock code(Real value) {
        if (value instanceof Real.Parameter parameter) {
            return CodeBlock.of("$N", variable(parameter.name()));
        } else if (value instanceof Real.Constant constant) {
            return Literals.of(precision, constant.value());
        } else if (value instanceof Real.Named named) {
            return declared(named.name(), real(), code(named.value()));
        } else if (value instanceof Real.Binary binary) {
            return infix(binary);
        } else if (value instanceof Real.Negative negative) {
            return CodeBlock.of("-$L", within(negative.operand(), PRIMARY));
        } else if (value instanceof Real.Absolute absolute) {
            return CodeBlock.of("$T.abs($L)", Math.class, code(absolute.operand()));
        } else if (value instanceof Real.Choice choice) {
            return choice(choice);
        } else if (value instanceof Real.OfBits ofBits) {
            return CodeBlock.of(
                    "$T.$L($L)", boxed(), isFloat ? "intBitsToFloat" : "longBitsToDouble", code(ofBits.bits()));
        }
        return call((Real.Application) value);
    }

    private CodeBlock infix(Real.Binary binary) {
        String sign = switch (binary.operator()) {
            case PLUS -> "+";
            case MINUS -> "-";
            case TIMES -> "*";
            case OVER -> "/";
        };
        int precedence = precedence(binary);
        CodeBlock left = within(binary.left(), precedence);
        return CodeBlock.of("$L $L $L", left, sign, within(binary.right(), precedence + 1));
    }

    private CodeBlock choice(Real.Choice choice) {
        String sign = switch (choice.relation()) {
            case LESS -> "<";
            case EQUAL -> "==";
            case GREATER -> ">";
        };
        CodeBlock left = within(choice.left(), SUM);
        CodeBlock right = within(choice.right(), SUM);
        CodeBlock then = within(choice.then(), SUM);
        return CodeBlock.of("$L $L $L ? $L : $L", left, sign, right, then, within(choice.otherwise(), SUM));
    }

    private CodeBlock within(Real value, int least) {
        return precedence(value) >= least ? code(value) : CodeBlock.of("($L)", code(value));
    }

    private static int precedence(Real value) {
        if (value instanceof Real.Choice) {
            return CONDITIONAL;
        } else if (value instanceof Real.Binary binary) {
            return switch (binary.operator()) {
                case PLUS, MINUS -> SUM;
                case TIMES, OVER -> PRODUCT;
            };
        }
        return value instanceof Real.Negative ? UNARY : PRIMARY;
    }

    @Override
    CodeBlock code(Bits value) {
        if (value instanceof Bits.Named named) {
            return declared(named.name(), bits(), code(named.value()));
        } else if (value instanceof Bits.Binary binary) {
            String sign = switch (binary.operator()) {
                case PLUS -> "+";
                case AND -> "&";
                case OR -> "|";
                case SHIFT_LEFT -> "<<";
                case SHIFT_RIGHT -> ">>>";
            };
            CodeBlock left = code(binary.left());
            CodeBlock operand = binary.left() instanceof Bits.Binary ? CodeBlock.of("($L)", left) : left;
            return CodeBlock.of("$L $L $L", operand, sign, operand(binary, !isFloat));
        }
        Real real = ((Bits.OfReal) value).real();
        return CodeBlock.of("$T.$L($L)", boxed(), isFloat ? "floatToRawIntBits" : "doubleToRawLongBits", code(real));
    }
}

package io.github.rnngen.generator.emit.functions;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.github.rnngen.runtime.Precision;
import java.util.function.UnaryOperator;

/**
 * A formula lane by lane on vectors of {@code jdk.incubator.vector}, of any width, with all that it applies written out: a
 * call that C2 does not inline would allocate the vectors that go in and come out.
 */
final class VectorCode extends FormulaCode {
    private static final String VECTORS = "jdk.incubator.vector";
    private static final ClassName OPERATORS = ClassName.get(VECTORS, "VectorOperators");

    private final Precision precision;
    private final boolean isFloat;

    VectorCode(Formula formula, Precision precision, UnaryOperator<String> names) {
        super(Expansion.of(formula), names);
        this.precision = precision;
        this.isFloat = precision == Precision.FLOAT;
    }

    @Override
    TypeName real() {
        return ClassName.get(VECTORS, isFloat ? "FloatVector" : "DoubleVector");
    }

    @Override
    TypeName bits() {
        return ClassName.get(VECTORS, isFloat ? "IntVector" : "LongVector");
    }

    @Override
    CodeBlock code(Real value) {
        if (value instanceof Real.Parameter parameter) {
            return CodeBlock.of("$N", variable(parameter.name()));
        } else if (value instanceof Real.Constant constant) {
            return CodeBlock.of("$N.broadcast($L)", first(), literal(constant));
        } else if (value instanceof Real.Named named) {
            return declared(named.name(), real(), code(named.value()));
        } else if (value instanceof Real.Binary binary) {
            String operation = switch (binary.operator()) {
                case PLUS -> "add";
                case MINUS -> "sub";
                case TIMES -> "mul";
                case OVER -> "div";
            };
            return CodeBlock.of("$L.$L($L)", code(binary.left()), operation, operand(binary.right()));
        } else if (value instanceof Real.Negative negative) {
            return CodeBlock.of("$L.neg()", code(negative.operand()));
        } else if (value instanceof Real.Absolute absolute) {
            return CodeBlock.of("$L.abs()", code(absolute.operand()));
        } else if (value instanceof Real.Choice choice) {
            return choice(choice);
        } else if (value instanceof Real.OfBits ofBits) {
            return CodeBlock.of("$L.reinterpretAs$L()", code(ofBits.bits()), isFloat ? "Floats" : "Doubles");
        }
        throw new IllegalStateException("not written out: " + value);
    }

    /** What may be a number where a vector may be. */
    private CodeBlock operand(Real value) {
        return value instanceof Real.Constant constant ? literal(constant) : code(value);
    }

    private CodeBlock literal(Real.Constant constant) {
        return Literals.of(precision, constant.value());
    }

    /** Both values are computed. */
    private CodeBlock choice(Real.Choice choice) {
        String relation = switch (choice.relation()) {
            case LESS -> "LT";
            case EQUAL -> "EQ";
            case GREATER -> "GT";
        };
        CodeBlock then = operand(choice.then());
        CodeBlock left = code(choice.left());
        CodeBlock mask = CodeBlock.of("$L.compare($T.$L, $L)", left, OPERATORS, relation, operand(choice.right()));
        return CodeBlock.of("$L.blend($L, $L)", code(choice.otherwise()), then, mask);
    }

    @Override
    CodeBlock code(Bits value) {
        if (value instanceof Bits.Named named) {
            return declared(named.name(), bits(), code(named.value()));
        } else if (value instanceof Bits.Binary binary) {
            String operation = switch (binary.operator()) {
                case PLUS -> "ADD";
                case AND -> "AND";
                case OR -> "OR";
                case SHIFT_LEFT -> "LSHL";
                case SHIFT_RIGHT -> "LSHR";
            };
            CodeBlock left = code(binary.left());
            return CodeBlock.of("$L.lanewise($T.$L, $L)", left, OPERATORS, operation, operand(binary, !isFloat));
        }
        Real real = ((Bits.OfReal) value).real();
        return CodeBlock.of("$L.reinterpretAs$L()", code(real), isFloat ? "Ints" : "Longs");
    }
}

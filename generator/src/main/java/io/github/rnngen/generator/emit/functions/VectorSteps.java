package io.github.rnngen.generator.emit.functions;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.github.rnngen.generator.emit.functions.VectorStep.Cost;
import io.github.rnngen.runtime.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A formula lane by lane on vectors of {@code jdk.incubator.vector}, of any width: all that it applies written out, one
 * operation after another.
 */
final class VectorSteps {
    private static final ClassName OPERATORS = ElementTypes.inVectorApi("VectorOperators");

    private final Precision precision;
    private final boolean isFloat;
    private final List<VectorStep> steps = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, Real.Constant> constants = new LinkedHashMap<>();
    private final Set<String> names;

    private VectorSteps(Formula formula, Precision precision) {
        this.precision = precision;
        this.isFloat = precision == Precision.FLOAT;
        this.names = new HashSet<>(formula.parameters());
    }

    /**
     * What a formula comes to.
     *
     * @param constants by the name of the vector that has them in all lanes
     * @param result the variable with its value
     */
    record Written(List<VectorStep> steps, Map<String, Real.Constant> constants, String result) {
        Written {
            steps = List.copyOf(steps);
        }
    }

    static Written of(Formula formula, Precision precision) {
        VectorSteps steps = new VectorSteps(formula, precision);
        String result = steps.real(Expansion.of(formula).value());
        return new Written(steps.steps, steps.constants, result);
    }

    /** The variable, or the constant, that holds a value. */
    private String real(Real value) {
        if (value instanceof Real.Parameter parameter) {
            return parameter.name();
        } else if (value instanceof Real.Constant constant) {
            return constant(constant);
        } else if (value instanceof Real.Named named) {
            boolean hasName = named.value() instanceof Real.Parameter
                    || named.value() instanceof Real.Constant
                    || named.value() instanceof Real.Named;
            return hasName ? real(named.value()) : real(named.value(), named.name());
        }
        return real(value, suggestion(value));
    }

    private String real(Real value, String name) {
        if (value instanceof Real.Binary binary) {
            String operation = switch (binary.operator()) {
                case PLUS -> "add";
                case MINUS -> "sub";
                case TIMES -> "mul";
                case OVER -> "div";
            };
            String left = real(binary.left());
            String right = real(binary.right());
            return step(name, false, Cost.ARITHMETIC, CodeBlock.of("$N.$L($N)", left, operation, right), left, right);
        } else if (value instanceof Real.Negative negative) {
            String operand = real(negative.operand());
            return step(name, false, Cost.UNARY, CodeBlock.of("$N.neg()", operand), operand);
        } else if (value instanceof Real.Absolute absolute) {
            String operand = real(absolute.operand());
            return step(name, false, Cost.UNARY, CodeBlock.of("$N.abs()", operand), operand);
        } else if (value instanceof Real.Choice choice) {
            return choice(choice, name);
        } else if (value instanceof Real.OfBits ofBits) {
            String bits = bits(ofBits.bits());
            CodeBlock code = CodeBlock.of("$N.reinterpretAs$L()", bits, isFloat ? "Floats" : "Doubles");
            return step(name, false, Cost.REINTERPRET, code, bits);
        }
        throw new IllegalStateException("not written out: " + value);
    }

    /** What to call a value that has no name of its own. */
    private static String suggestion(Real value) {
        if (value instanceof Real.Binary binary) {
            return switch (binary.operator()) {
                case PLUS -> "sum";
                case MINUS -> "difference";
                case TIMES -> "product";
                case OVER -> "quotient";
            };
        } else if (value instanceof Real.Negative) {
            return "negative";
        } else if (value instanceof Real.Absolute) {
            return "size";
        }
        return value instanceof Real.OfBits ? "number" : "chosen";
    }

    /** Both values are computed. */
    private String choice(Real.Choice choice, String name) {
        String relation = switch (choice.relation()) {
            case LESS -> "LT";
            case EQUAL -> "EQ";
            case GREATER -> "GT";
        };
        String left = real(choice.left());
        String right = real(choice.right());
        String then = real(choice.then());
        String otherwise = real(choice.otherwise());
        CodeBlock code =
                CodeBlock.of("$N.blend($N, $N.compare($T.$L, $N))", otherwise, then, left, OPERATORS, relation, right);
        return step(name, false, Cost.CHOICE, code, left, right, then, otherwise);
    }

    private String bits(Bits value) {
        return value instanceof Bits.Named named ? bits(named.value(), named.name()) : bits(value, "bits");
    }

    private String bits(Bits value, String name) {
        if (value instanceof Bits.Binary binary) {
            String operation = switch (binary.operator()) {
                case PLUS -> "ADD";
                case AND -> "AND";
                case OR -> "OR";
                case SHIFT_LEFT -> "LSHL";
                case SHIFT_RIGHT -> "LSHR";
            };
            String left = bits(binary.left());
            CodeBlock operand = ScalarCode.operand(binary, !isFloat);
            CodeBlock code = CodeBlock.of("$N.lanewise($T.$L, $L)", left, OPERATORS, operation, operand);
            return step(name, true, Cost.ON_BITS, code, left);
        } else if (value instanceof Bits.OfReal ofReal) {
            String real = real(ofReal.real());
            CodeBlock code = CodeBlock.of("$N.reinterpretAs$L()", real, isFloat ? "Ints" : "Longs");
            return step(name, true, Cost.REINTERPRET, code, real);
        }
        return bits(value);
    }

    /** The variable of an operation; one that was there before is not computed again. */
    private String step(String name, boolean isBits, Cost cost, CodeBlock value, String... operands) {
        String code = value.toString();
        String known = variables.get(code);
        if (known != null) {
            return known;
        }
        String variable = unique(name);
        Set<String> reads = new HashSet<>(Arrays.asList(operands));
        Set<String> used = new HashSet<>(reads);
        used.retainAll(constants.keySet());
        reads.removeAll(used);
        steps.add(new VectorStep(variable, isBits, value, reads, used, cost));
        variables.put(code, variable);
        return variable;
    }

    private String unique(String name) {
        String unique = name;
        for (int i = 2; !names.add(unique); i++) {
            unique = name + i;
        }
        return unique;
    }

    /** Such as {@code ALL_0_5}: one half in all lanes. */
    private String constant(Real.Constant constant) {
        String digits = Literals.of(precision, constant.value()).toString();
        String name = "ALL_"
                + digits.replaceAll("^java\\.lang\\.\\w+\\.", "")
                        .replaceAll("f$", "")
                        .replace("-", "MINUS_")
                        .replace('.', '_');
        constants.put(name, constant);
        return name;
    }
}

package io.github.rnngen.generator.emit.functions;

import io.github.rnngen.runtime.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A formula with all that it applies written out, one operation after another. */
final class Steps {
    private final StepCode code;
    private final Precision precision;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, Real.Constant> constants = new LinkedHashMap<>();
    private final Set<String> names;

    private Steps(Formula formula, StepCode code, Precision precision) {
        this.code = code;
        this.precision = precision;
        this.names = new HashSet<>(formula.parameters());
    }

    /**
     * What a formula comes to.
     *
     * @param constants by the name of the variable that holds them
     * @param result the variable with its value
     */
    record Written(List<Step> steps, Map<String, Real.Constant> constants, String result) {
        Written {
            steps = List.copyOf(steps);
        }
    }

    static Written of(Formula formula, StepCode code, Precision precision) {
        Steps steps = new Steps(formula, code, precision);
        String result = steps.real(Expansion.of(formula).value());
        return new Written(steps.steps, steps.constants, result);
    }

    /** The variable, or the constant, that holds a value. */
    private String real(Real value) {
        if (value instanceof Real.Parameter parameter) {
            return parameter.name();
        } else if (value instanceof Real.Constant constant) {
            return code.literal(constant.value()).orElseGet(() -> constant(constant));
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
            String left = real(binary.left());
            String right = real(binary.right());
            return step(name, false, code.binary(binary.operator(), left, right), left, right);
        } else if (value instanceof Real.Negative negative) {
            String operand = real(negative.operand());
            return step(name, false, code.negative(operand), operand);
        } else if (value instanceof Real.Absolute absolute) {
            String operand = real(absolute.operand());
            return step(name, false, code.absolute(operand), operand);
        } else if (value instanceof Real.Choice choice) {
            return choice(choice, name);
        } else if (value instanceof Real.Signed signed) {
            return signed(signed, name);
        } else if (value instanceof Real.OfBits ofBits) {
            String bits = bits(ofBits.bits());
            return step(name, false, code.realOf(bits), bits);
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
        String left = real(choice.left());
        String right = real(choice.right());
        String then = real(choice.then());
        String otherwise = real(choice.otherwise());
        return step(name, false, code.choice(choice, left, right, then, otherwise), left, right, then, otherwise);
    }

    private String signed(Real.Signed signed, String name) {
        String size = real(signed.size());
        String sign = real(signed.sign());
        Optional<StepCode.Written> joined = code.signed(size, sign);
        return joined.isPresent() ? step(name, false, joined.get(), size, sign) : choice(signed.asChoice(), name);
    }

    private String bits(Bits value) {
        return value instanceof Bits.Named named ? bits(named.value(), named.name()) : bits(value, "bits");
    }

    private String bits(Bits value, String name) {
        if (value instanceof Bits.Binary binary) {
            String left = bits(binary.left());
            return step(name, true, code.onBits(binary, left), left);
        } else if (value instanceof Bits.OfReal ofReal) {
            String real = real(ofReal.real());
            return step(name, true, code.bitsOf(real), real);
        }
        return bits(value);
    }

    /** The variable of an operation; one that was there before is not computed again. */
    private String step(String name, boolean isBits, StepCode.Written written, String... operands) {
        String text = written.value().toString();
        String known = variables.get(text);
        if (known != null) {
            return known;
        }
        String variable = unique(name);
        Set<String> reads = new HashSet<>(Arrays.asList(operands));
        Set<String> used = new HashSet<>(reads);
        used.retainAll(constants.keySet());
        reads.retainAll(names);
        steps.add(new Step(variable, isBits, written.value(), reads, used, written.kind()));
        variables.put(text, variable);
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

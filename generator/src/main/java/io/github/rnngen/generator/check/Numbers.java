package io.github.rnngen.generator.check;

import java.util.List;
import java.util.Optional;

/** Arithmetic on numbers that are known before the network runs. */
final class Numbers {
    private static final double EXACT_INTEGERS = 1L << 53;

    private Numbers() {}

    /** A whole number of any size that doubles can tell from its neighbours. */
    static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) <= EXACT_INTEGERS;
    }

    /** Whether no other whole number is rounded to this one. */
    static boolean isExact(double value) {
        return Math.abs(value) < EXACT_INTEGERS;
    }

    /** Without a fraction if there is none. */
    static String print(double value) {
        return isWhole(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    /** The value of an application to numbers alone, if it is a number again. Not finite where there is no result. */
    static Optional<Double> evaluate(Builtin builtin, List<Term> arguments) {
        if (!arguments.stream().allMatch(Term.Number.class::isInstance)) {
            return Optional.empty();
        }
        double a = value(arguments, 0);
        double b = arguments.size() > 1 ? value(arguments, 1) : 0;
        // StrictMath, so that the same model gives the same bytes on any machine
        return switch (builtin) {
            case ADD -> Optional.of(a + b);
            case SUBTRACT -> Optional.of(a - b);
            case MULTIPLY -> Optional.of(a * b);
            case DIVIDE -> Optional.of(a / b);
            case POWER -> Optional.of(StrictMath.pow(a, b));
            case MAX -> Optional.of(Math.max(a, b));
            case MIN -> Optional.of(Math.min(a, b));
            case NEGATE -> Optional.of(-a);
            case EXP -> Optional.of(StrictMath.exp(a));
            case LOG -> Optional.of(StrictMath.log(a));
            case SQRT -> Optional.of(Math.sqrt(a));
            case ABS -> Optional.of(Math.abs(a));
            case SIN -> Optional.of(StrictMath.sin(a));
            case COS -> Optional.of(StrictMath.cos(a));
            case TANH -> Optional.of(StrictMath.tanh(a));
            case SIGN -> Optional.of(Math.signum(a));
            case RELU -> Optional.of(Math.max(a, 0));
            default -> Optional.empty();
        };
    }

    private static double value(List<Term> arguments, int position) {
        return ((Term.Number) arguments.get(position)).value();
    }
}

package io.github.rnngen.generator.check;

import io.github.rnngen.generator.syntax.Operator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which builtins a model calls by name, which it writes as operators, and how many arguments each takes. */
final class Builtins {
    private static final Set<Builtin> ELEMENTWISE = EnumSet.range(Builtin.ADD, Builtin.SELECT);
    private static final Set<Builtin> COMPARISONS = EnumSet.range(Builtin.LESS, Builtin.NOT_EQUAL);
    private static final Set<Builtin> OPERATORS = EnumSet.of(
            Builtin.ADD,
            Builtin.SUBTRACT,
            Builtin.MULTIPLY,
            Builtin.DIVIDE,
            Builtin.POWER,
            Builtin.NEGATE,
            Builtin.MATMUL,
            Builtin.JOIN);

    private static final Map<String, Builtin> FUNCTIONS = Stream.of(Builtin.values())
            .filter(builtin -> !OPERATORS.contains(builtin) && !COMPARISONS.contains(builtin))
            .collect(Collectors.toUnmodifiableMap(builtin -> builtin.name().toLowerCase(Locale.ROOT), b -> b));

    private Builtins() {}

    static Optional<Builtin> named(String name) {
        return Optional.ofNullable(FUNCTIONS.get(name));
    }

    static Set<String> names() {
        return FUNCTIONS.keySet();
    }

    static Builtin of(Operator operator) {
        return Builtin.valueOf(operator.name());
    }

    static boolean isElementwise(Builtin builtin) {
        return ELEMENTWISE.contains(builtin);
    }

    static boolean isComparison(Builtin builtin) {
        return COMPARISONS.contains(builtin);
    }

    static int arity(Builtin builtin) {
        return switch (builtin) {
            case SELECT -> 3;
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER, MAX, MIN, MATMUL, DOT, OUTER, JOIN -> 2;
            case DROPOUT_MASK, DROPOUT_MASK_ONCE -> 2;
            case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL -> 2;
            default -> 1;
        };
    }
}

package io.github.rnngen.generator.programs;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * A function that works element by element.
 *
 * @param range of its values, from that of its argument
 * @param options arguments beside the first that a call may have
 */
record Function(String name, UnaryOperator<Range> range, List<String> options) {
    /** The built-in ones that take any argument. */
    static final List<Function> BUILT_IN = List.of(
            rising("exp", Math::exp),
            rising("tanh", Math::tanh),
            rising("sigmoid", a -> 1 / (1 + Math.exp(-a))),
            rising("softplus", a -> Math.log1p(Math.exp(a))),
            rising("relu", a -> Math.max(a, 0)),
            rising("sign", Math::signum),
            new Function("sin", a -> Range.UNIT, List.of()),
            new Function("cos", a -> Range.UNIT, List.of()),
            new Function("abs", Range::absolute, List.of()));

    /** The library's. */
    static final List<Function> LIBRARY = List.of(
            bent("leaky_relu", "slope = 0.25"),
            bent("elu", "alpha = 0.75"),
            bent("selu"),
            bent("gelu"),
            bent("swish"),
            rising("softsign", a -> a / (1 + Math.abs(a))),
            rising("hard_tanh", a -> Math.max(-1, Math.min(1, a))),
            rising("hard_sigmoid", a -> Math.max(0, Math.min(1, a / 6 + 0.5))));

    /** Those that can stand as an argument; they keep to the bound. */
    static final List<String> ACTIVATIONS = List.of(
            "tanh",
            "sigmoid",
            "relu",
            "softplus",
            "sin",
            "abs",
            "softsign",
            "swish",
            "gelu",
            "elu",
            "hard_tanh",
            "hard_sigmoid",
            "leaky_relu");

    Function {
        options = List.copyOf(options);
    }

    private static Function rising(String name, DoubleUnaryOperator function) {
        return new Function(
                name,
                a -> new Range(function.applyAsDouble(a.least()), function.applyAsDouble(a.greatest())),
                List.of());
    }

    /** About the argument where that is positive, and little below zero where it is not. */
    private static Function bent(String name, String... options) {
        return new Function(name, a -> new Range(-2, Math.max(0, 1.1 * a.greatest())), List.of(options));
    }
}

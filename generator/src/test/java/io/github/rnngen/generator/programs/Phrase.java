package io.github.rnngen.generator.programs;

import java.util.Arrays;
import java.util.List;

/**
 * An expression in text, with what is known of its value.
 *
 * @param trained whether it depends on a trained parameter
 */
record Phrase(String text, Binding binding, List<Size> shape, Range range, boolean trained) {
    /** How tightly the outermost operator binds, the loosest first. */
    enum Binding {
        JOIN,
        SUM,
        PRODUCT,
        MATMUL,
        UNARY,
        POWER,
        POSTFIX
    }

    Phrase {
        shape = List.copyOf(shape);
    }

    static Phrase number(String text) {
        double value = Double.parseDouble(text);
        return new Phrase(text, Binding.POSTFIX, List.of(), new Range(value, value), false);
    }

    boolean isScalar() {
        return shape.isEmpty();
    }

    boolean isVector() {
        return shape.size() == 1;
    }

    /** The text, in parentheses if it binds less tightly than its place needs. */
    String in(Binding least) {
        return binding.compareTo(least) < 0 ? "(" + text + ")" : text;
    }

    /** A call of something on this. */
    Phrase call(String function, Range result) {
        return new Phrase(function + "(" + text + ")", Binding.POSTFIX, shape, result, trained);
    }

    Phrase withRange(Range other) {
        return new Phrase(text, binding, shape, other, trained);
    }

    Phrase withShape(List<Size> other) {
        return new Phrase(text, binding, other, range, trained);
    }

    /** Two operands and an operator between them. */
    static Phrase binary(Phrase left, String operator, Phrase right, List<Size> shape, Range range) {
        Binding binding = switch (operator) {
            case "++" -> Binding.JOIN;
            case "+", "-" -> Binding.SUM;
            case "*", "/" -> Binding.PRODUCT;
            case "@" -> Binding.MATMUL;
            case "^" -> Binding.POWER;
            default -> throw new IllegalArgumentException(operator);
        };
        Binding tighter = Arrays.stream(Binding.values())
                .filter(each -> each.compareTo(binding) > 0)
                .findFirst()
                .orElse(Binding.POSTFIX);
        String text = left.in(tighter == Binding.POSTFIX ? tighter : binding)
                + " " + operator + " "
                + right.in(binding == Binding.POWER ? binding : tighter);
        return new Phrase(text, binding, shape, range, left.trained || right.trained);
    }
}

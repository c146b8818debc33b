package io.github.rnngen.generator.check;

import io.github.rnngen.generator.syntax.Declaration;

/** What an expression stands for while names are being settled. */
sealed interface Value {
    /** What has no value, for a fault that has been reported; whatever uses it is faulty too, and silently so. */
    enum Faulty implements Value {
        FAULTY
    }

    /** Numbers; a size is a {@link Term.Number}. */
    record Tensor(Term term) implements Value {}

    /** A comparison. */
    record Condition(Term term) implements Value {}

    /** An index input or target. */
    record Index(String port, int classes) implements Value {}

    /** A function of the compiler's own. */
    record BuiltinFunction(String name, Builtin builtin) implements Value {}

    /** A function of a file, with the definitions that its body sees. */
    record Function(Declaration.Function tree, Definitions home) implements Value {}

    /** A cell of a file, with the definitions that its body sees. */
    record Cell(Declaration.Cell tree, Definitions home) implements Value {}

    static Value number(double value) {
        return new Tensor(new Term.Number(value));
    }

    /** For messages: {@code a vector [3]}. */
    default String describe() {
        if (this instanceof Tensor tensor) {
            return describe(tensor.term());
        }
        if (this instanceof Condition) {
            return "a comparison";
        }
        if (this instanceof Index index) {
            return "an index below " + index.classes();
        }
        return this instanceof Cell ? "a cell" : "a function";
    }

    private static String describe(Term term) {
        if (term instanceof Term.Number number) {
            return "the number " + Numbers.print(number.value());
        }
        return describe(term.shape());
    }

    /** For messages: {@code a matrix [4, 3]}. */
    static String describe(Shape shape) {
        return switch (shape.rank()) {
            case 0 -> "a scalar";
            case 1 -> "a vector " + shape;
            default -> "a matrix " + shape;
        };
    }
}

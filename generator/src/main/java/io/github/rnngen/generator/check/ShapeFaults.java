package io.github.rnngen.generator.check;

import io.github.rnngen.generator.check.Terms.Operand;
import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.source.Span;
import io.github.rnngen.generator.syntax.Expression;
import io.github.rnngen.generator.syntax.Printer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says which shapes do not fit, where each comes from, and what was probably meant. */
final class ShapeFaults {
    private static final int LONGEST_SHOWN = 40;

    private ShapeFaults() {}

    static void report(Faults faults, Builtin builtin, List<Operand> operands, Span place) {
        List<Faults.Note> notes = new ArrayList<>();
        for (Operand operand : operands) {
            operand.origin()
                    .map(origin -> new Faults.Note(origin, show(operand) + cause(operand)))
                    .filter(note ->
                            notes.stream().noneMatch(other -> other.place().equals(note.place())))
                    .ifPresent(notes::add);
        }
        String shapes = operands.stream()
                .map(operand -> show(operand) + " is " + shape(operand))
                .collect(Collectors.joining(" and "));
        faults.report(Code.SHAPE, place, rule(builtin) + ", but " + shapes, help(builtin, operands), notes);
    }

    private static String cause(Operand operand) {
        return operand.term().shape().isScalar()
                ? " is a scalar by this"
                : " gets its shape " + shape(operand) + " here";
    }

    private static String rule(Builtin builtin) {
        return switch (builtin) {
            case MATMUL -> "`@` needs as many columns on the left as there are rows on the right";
            case DOT -> "`dot` needs two vectors of the same length";
            case OUTER -> "`outer` needs two vectors";
            case JOIN -> "`++` joins two vectors";
            case TRANSPOSE -> "`transpose` needs a matrix";
            case SOFTMAX, LOG_SOFTMAX -> "`" + name(builtin) + "` needs a vector";
            case SELECT -> "`select` works element by element and needs equal shapes or scalars";
            case MAX, MIN -> "`" + name(builtin) + "` works element by element and needs equal shapes or a scalar";
            default -> "`" + sign(builtin) + "` works element by element and needs equal shapes or a scalar";
        };
    }

    private static Optional<String> help(Builtin builtin, List<Operand> operands) {
        if (operands.size() != 2) {
            return Optional.empty();
        }
        Operand left = operands.get(0);
        Operand right = operands.get(1);
        if (builtin == Builtin.MULTIPLY) {
            return product(left, right).or(() -> product(right, left));
        }
        if (builtin == Builtin.DOT) {
            return fits(left.term().shape(), right.term().shape())
                    ? Optional.of("the product of a matrix and a vector is written `" + operand(left) + " @ "
                            + operand(right) + "`")
                    : Optional.empty();
        }
        if (builtin == Builtin.MATMUL) {
            return swapped(left, right);
        }
        if (builtin == Builtin.JOIN
                && (left.term().shape().isScalar() || right.term().shape().isScalar())) {
            return Optional.of("a scalar is no vector; one of length 1 has the shape `[1]`");
        }
        return Optional.empty();
    }

    private static Optional<String> product(Operand left, Operand right) {
        return fits(left.term().shape(), right.term().shape())
                ? Optional.of("for the matrix product write `" + operand(left) + " @ " + operand(right) + "`")
                : Optional.empty();
    }

    private static Optional<String> swapped(Operand left, Operand right) {
        Shape a = left.term().shape();
        Shape b = right.term().shape();
        if (a.rank() == 2 && b.isScalar() && right.origin().isPresent()) {
            return Optional.of("a vector has its size in brackets: `" + text(right) + "[" + a.dimension(1) + "]`");
        }
        if (a.isScalar() || b.isScalar()) {
            return Optional.of("with a scalar write `" + operand(left) + " * " + operand(right) + "`");
        }
        if (a.rank() == 1 && a.equals(b)) {
            return Optional.of("for the inner product write `dot(" + text(left) + ", " + text(right) + ")`");
        }
        if (fits(b, a)) {
            return Optional.of("the other way round it fits: `" + operand(right) + " @ " + operand(left) + "`");
        }
        if (a.rank() == 2 && fits(Shape.of(a.dimension(1), a.dimension(0)), b)) {
            return Optional.of("transposed it fits: `transpose(" + text(left) + ") @ " + operand(right) + "`");
        }
        return Optional.empty();
    }

    private static boolean fits(Shape left, Shape right) {
        return ShapeRules.result(Builtin.MATMUL, List.of(left, right)).isPresent();
    }

    private static String operand(Operand operand) {
        boolean loose = operand.source() instanceof Expression.Binary;
        return loose ? "(" + text(operand) + ")" : text(operand);
    }

    private static String show(Operand operand) {
        String text = text(operand);
        return text.length() <= LONGEST_SHOWN ? "`" + text + "`" : "`" + text.substring(0, LONGEST_SHOWN) + "...`";
    }

    private static String text(Operand operand) {
        return Printer.print(operand.source());
    }

    private static String shape(Operand operand) {
        Shape shape = operand.term().shape();
        return shape.isScalar() ? "a scalar" : shape.toString();
    }

    private static String sign(Builtin builtin) {
        return switch (builtin) {
            case ADD -> "+";
            case SUBTRACT -> "-";
            case MULTIPLY -> "*";
            case DIVIDE -> "/";
            case POWER -> "^";
            case LESS -> "<";
            case LESS_EQUAL -> "<=";
            case GREATER -> ">";
            case GREATER_EQUAL -> ">=";
            case EQUAL -> "==";
            case NOT_EQUAL -> "!=";
            default -> name(builtin);
        };
    }

    private static String name(Builtin builtin) {
        return builtin.name().toLowerCase(Locale.ROOT);
    }
}

package io.github.rnngen.generator.syntax;

import io.github.rnngen.generator.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An expression, as written: parentheses are kept. At most {@link #DEEPEST} expressions lie within each other. */
public sealed interface Expression {
    /** The greatest depth, so that walking one by recursion is safe. */
    int DEEPEST = 300;

    Span span();

    /** The expressions right within this one, from left to right. */
    default List<Expression> children() {
        return List.of();
    }

    /** Without parentheses around the whole. */
    default Expression bare() {
        Expression result = this;
        while (result instanceof Parentheses parentheses) {
            result = parentheses.inner();
        }
        return result;
    }

    /** {@code 0.5}; the text is as written. */
    record Number(String text, double value, Span span) implements Expression {}

    /** {@code x}, or {@code top.W_hh} within a cell call's names; at least one part. */
    record Reference(List<Name> parts, Span span) implements Expression {
        public Reference {
            parts = List.copyOf(parts);
        }

        /** The name with its dots. */
        public String text() {
            return String.join(".", parts.stream().map(Name::text).toList());
        }
    }

    /** {@code -x}. */
    record Negate(Expression operand, Span span) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(operand);
        }
    }

    /** Two expressions and an operator, which has a span of its own. */
    record Binary(Operator operator, Span operatorSpan, Expression left, Expression right, Span span)
            implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(left, right);
        }
    }

    /** {@code f(x, hidden = 4)}. */
    record Call(Name callee, List<Argument> arguments, Span span) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<Expression> children() {
            return arguments.stream().map(Argument::value).toList();
        }
    }

    /** An argument of a call, perhaps with a name. */
    record Argument(Optional<Name> name, Expression value) {}

    /** {@code h[t-1]}: {@code h[t-a+b]} has the offsets {@code -a} and {@code +b}. */
    record AtTime(Expression target, List<Offset> offsets, Span span) implements Expression {
        public AtTime {
            offsets = List.copyOf(offsets);
        }

        @Override
        public List<Expression> children() {
            return Stream.concat(Stream.of(target), offsets.stream().map(Offset::amount))
                    .toList();
        }
    }

    /** A distance in time. */
    record Offset(boolean back, Expression amount) {}

    /** {@code E[k]}. */
    record Element(Expression target, Expression index, Span span) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(target, index);
        }
    }

    /** {@code v[2:5]}. */
    record Part(Expression target, Expression from, Expression to, Span span) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(target, from, to);
        }
    }

    /** Stands for what is not built because of a fault, which has been reported. */
    record Faulty(Span span) implements Expression {}

    /** {@code (a + b)}. */
    record Parentheses(Expression inner, Span span) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(inner);
        }
    }
}

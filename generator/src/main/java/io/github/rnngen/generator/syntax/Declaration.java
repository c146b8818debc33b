package io.github.rnngen.generator.syntax;

import io.github.rnngen.generator.source.Span;
import java.util.List;
import java.util.Optional;

/** What a file consists of. */
public sealed interface Declaration {
    Span span();

    /** {@code package a.b.c}. */
    record PackageClause(List<Name> words, Span span) implements Declaration {
        public PackageClause {
            words = List.copyOf(words);
        }
    }

    /** {@code import "other.rnn"}; the path is without quotes. */
    record Import(String path, Span span) implements Declaration {}

    /** {@code function f(a, b = 2) = a * b}. */
    record Function(Name name, List<Parameter> parameters, Expression body, Span span)
            implements Declaration, Callable {
        public Function {
            parameters = List.copyOf(parameters);
        }
    }

    /** A cell; {@code complete} is false where something may be missing for a fault of syntax in the file. */
    record Cell(Name name, List<Parameter> parameters, List<Item> items, boolean complete, Span span)
            implements Declaration, Callable {
        public Cell {
            parameters = List.copyOf(parameters);
            items = List.copyOf(items);
        }
    }

    /** A model; {@code complete} is false where something may be missing for a fault of syntax in the file. */
    record Model(Name name, List<Item> items, boolean complete, Span span) implements Declaration {
        public Model {
            items = List.copyOf(items);
        }
    }

    /** What can be called with arguments. */
    sealed interface Callable {
        Name name();

        List<Parameter> parameters();
    }

    /**
     * What a function or cell is given.
     *
     * @param index whether it has to be an index, as in {@code k : index[n]}
     * @param pattern the dimensions that are bound to names or compared, as in {@code x[n]}; empty if anything goes
     * @param defaultValue what it is if the call leaves it out
     */
    record Parameter(Name name, boolean index, List<Expression> pattern, Optional<Expression> defaultValue, Span span) {
        public Parameter {
            pattern = List.copyOf(pattern);
        }
    }
}

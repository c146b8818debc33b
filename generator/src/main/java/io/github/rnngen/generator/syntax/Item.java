package io.github.rnngen.generator.syntax;

import io.github.rnngen.generator.source.Span;
import java.util.List;
import java.util.Optional;

/** A line of a model or a cell. */
public sealed interface Item {
    Span span();

    /** {@code precision double}. */
    record Precision(Name name, Span span) implements Item {}

    /** {@code steps 32} or {@code steps up to 32}. */
    record Steps(boolean upTo, Expression count, Span span) implements Item {}

    /** {@code batch 16}. */
    record Batch(Expression count, Span span) implements Item {}

    /** One of {@code dim n = 3, m = 4}. */
    record Dim(Name name, Expression value, Span span) implements Item {}

    /** {@code input x[n]}, {@code target c : index[n]}, {@code input s[n] once}. */
    record Port(boolean target, Name name, boolean index, List<Expression> shape, boolean once, Span span)
            implements Item {
        public Port {
            shape = List.copyOf(shape);
        }
    }

    /** {@code param W[m, n] ~ normal(0, 0.1)}, {@code param b[m] = 0 frozen}. */
    record Param(Name name, List<Expression> shape, Start start, boolean frozen, Span span) implements Item {
        public Param {
            shape = List.copyOf(shape);
        }
    }

    /** What a parameter is before training. */
    sealed interface Start {}

    /** {@code = 0}. */
    record Fill(Expression value) implements Start {}

    /** {@code ~ normal(0, 0.1)}. */
    record Draw(Name distribution, List<Expression> arguments, Span span) implements Start {
        public Draw {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code const A[2, 2] = [[0, 1], [-1, 0]]}. */
    record Const(Name name, List<Expression> shape, Values values, Span span) implements Item {
        public Const {
            shape = List.copyOf(shape);
        }
    }

    /** The values of a constant. */
    sealed interface Values {
        Span span();
    }

    /** One number, for all elements. */
    record Single(Expression value) implements Values {
        @Override
        public Span span() {
            return value.span();
        }
    }

    /** Values in square brackets. */
    record Listed(List<Values> elements, Span span) implements Values {
        public Listed {
            elements = List.copyOf(elements);
        }
    }

    /** {@code state h[n] = 0}. */
    record State(Name name, List<Expression> shape, Expression initial, Span span) implements Item {
        public State {
            shape = List.copyOf(shape);
        }
    }

    /** {@code output y, z}. */
    record Output(List<Name> names, Span span) implements Item {
        public Output {
            names = List.copyOf(names);
        }
    }

    /** {@code loss mean E at last}. */
    record Loss(boolean mean, Expression value, boolean atLast, Span span) implements Item {}

    /** {@code train { optimizer adam(rate = 0.001) }}. */
    record Train(List<Setting> settings, Span span) implements Item {
        public Train {
            settings = List.copyOf(settings);
        }
    }

    /** A line of a train block: a key, perhaps a word, perhaps numbers. */
    record Setting(Name key, Optional<Name> word, List<SettingArgument> arguments, Span span) {
        public Setting {
            arguments = List.copyOf(arguments);
        }
    }

    /** A number, perhaps with a name. */
    record SettingArgument(Optional<Name> name, double value, Span span) {}

    /** {@code h, c = reverse lstm(x, hidden = 4)}. */
    record Equation(List<Name> names, boolean reverse, Expression value, Span span) implements Item {
        public Equation {
            names = List.copyOf(names);
        }
    }
}

package io.github.rnngen.generator.check;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.syntax.Item;
import io.github.rnngen.generator.syntax.Name;
import io.github.rnngen.runtime.Distribution;
import io.github.rnngen.runtime.Port;
import java.util.List;
import java.util.Optional;

/** Expands the lines that declare: dimensions, inputs and targets, parameters, constants, states. */
final class ItemExpansion {
    private final ModelContext context;
    private final ExpressionChecker expressions;
    private final Scope scope;
    private final Sizes sizes;
    private final boolean reverse;

    ItemExpansion(ModelContext context, ExpressionChecker expressions, Scope scope, boolean reverse) {
        this.context = context;
        this.expressions = expressions;
        this.scope = scope;
        this.sizes = new Sizes(expressions, context.faults);
        this.reverse = reverse;
    }

    /** What one line becomes; nothing where it has a fault, and its name is faulty then. */
    Expansion expand(Item item) {
        Expansion expansion = new Expansion();
        if (item instanceof Item.Dim dim) {
            sizes.whole(dim.value(), scope).ifPresent(value -> define(dim.name(), Value.number(value)));
        } else if (item instanceof Item.Port port) {
            port(port, expansion);
        } else if (item instanceof Item.Param param) {
            param(param, expansion);
        } else if (item instanceof Item.Const constant) {
            constant(constant, expansion);
        } else if (item instanceof Item.State state) {
            state(state, expansion);
        }
        return expansion;
    }

    private void define(Name name, Value value) {
        scope.define(name.text(), name.span(), value);
    }

    private String place(Name name) {
        String qualified = scope.qualified(name.text());
        context.place(qualified, name.span());
        return qualified;
    }

    private void defineRead(Name name, Shape shape) {
        define(name, new Value.Tensor(new Term.Read(scope.qualified(name.text()), shape)));
    }

    private void port(Item.Port item, Expansion expansion) {
        Optional<Shape> shape = sizes.shape(item.shape(), scope, item.name().span());
        if (item.index() && item.shape().size() != 1) {
            context.faults.report(
                    Code.SIZE,
                    item.name().span(),
                    "an index needs one size, the number of its values",
                    Optional.of("for example `" + item.name().text() + " : index[10]`"));
            return;
        }
        if (shape.isEmpty()) {
            return;
        }
        String name = place(item.name());
        int classes = item.index() ? shape.get().dimension(0) : 0;
        List<Integer> dimensions = item.index() ? List.of() : shape.get().dimensions();
        Port port = new Port(name, dimensions, classes, item.once());
        (item.target() ? expansion.targets : expansion.inputs).add(port);
        if (item.target()) {
            context.targets.add(name);
        } else if (item.once() && !item.index()) {
            context.onceInputs.add(name);
        }
        if (item.index()) {
            define(item.name(), new Value.Index(name, classes));
        } else {
            defineRead(item.name(), shape.get());
        }
    }

    private void param(Item.Param item, Expansion expansion) {
        Optional<Shape> shape = sizes.shape(item.shape(), scope, item.name().span());
        shape.ifPresent(known -> defineRead(item.name(), known));
        Optional<Distribution> start = new Distributions(context.faults, sizes, scope).of(item, shape);
        if (shape.isPresent() && start.isPresent()) {
            String name = place(item.name());
            context.parameters.add(name);
            expansion.parameters.add(new CheckedModel.Parameter(name, shape.get(), start.get(), !item.frozen()));
        }
    }

    private void constant(Item.Const item, Expansion expansion) {
        Optional<Shape> shape = sizes.shape(item.shape(), scope, item.name().span());
        if (shape.isEmpty()) {
            return;
        }
        defineRead(item.name(), shape.get());
        new ConstantValues(context, sizes, scope)
                .of(item, shape.get())
                .ifPresent(values ->
                        expansion.constants.add(new CheckedModel.Constant(place(item.name()), shape.get(), values)));
    }

    private void state(Item.State item, Expansion expansion) {
        Optional<Shape> shape = sizes.shape(item.shape(), scope, item.name().span());
        if (shape.isEmpty()) {
            return;
        }
        String name = place(item.name());
        context.states.put(name, shape.get());
        defineRead(item.name(), shape.get());
        Optional<Term> initial =
                expressions.term(item.initial(), scope).filter(term -> isInitial(term, shape.get(), item));
        initial.ifPresent(term -> expansion.states.add(new CheckedModel.State(name, shape.get(), term, 1, reverse)));
    }

    private boolean isInitial(Term term, Shape shape, Item.State item) {
        if (term instanceof Term.Number) {
            return true;
        }
        boolean known = term instanceof Term.Read read
                && (context.parameters.contains(read.name()) || context.onceInputs.contains(read.name()));
        if (!known) {
            context.faults.report(
                    Code.INITIAL_VALUE,
                    item.initial().span(),
                    "the value of `" + item.name().text()
                            + "` before the first step must be a number, a parameter, or an input that is given once");
        } else if (!term.shape().equals(shape)) {
            context.faults.report(
                    Code.SHAPE,
                    item.initial().span(),
                    "the state `" + item.name().text() + "` is " + shape + ", but its value before the first step is "
                            + term.shape());
            return false;
        }
        return known;
    }
}

package io.github.rnngen.generator.schedule;

import io.github.rnngen.generator.graph.Elementwise;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A computation of one number. */
public sealed interface Expr {
    record Number(double value) implements Expr {
        public static final Number ZERO = new Number(0);
    }

    /** An array element. */
    record Load(Buffer buffer, Affine index) implements Expr {}

    /** The element of a table that an index port's value picks: {@code stride} elements on for each one more. */
    record Gather(Buffer table, Affine place, int stride, Buffer port, Affine at) implements Expr {}

    /** A variable that a {@link Stmt.Declare} introduced. */
    record Local(String name) implements Expr {}

    record Call(Elementwise function, List<Expr> arguments) implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** How many sequences there are, times the number of steps if {@code steps}. */
    record Count(boolean steps) implements Expr {}

    /** The sum, or the greatest, of a body over all values of some counters, in order, the last counter fastest. */
    record Reduce(boolean greatest, List<Range> ranges, Expr body) implements Expr {
        public Reduce {
            ranges = List.copyOf(ranges);
        }
    }

    /** The body where {@code from <= step < to}, else 0. */
    record During(Affine step, Affine from, Affine to, Expr body) implements Expr {}

    /** The body where states start from the model's initial values, else 0. */
    record IfInitial(Expr body) implements Expr {}

    /** A factor of a random mask, by where it stands; the step is 0 where steps share the mask. */
    record Mask(int number, double rate, Affine sequence, Affine step, Affine element) implements Expr {}

    /** A counter and the number of its values, from 0. */
    record Range(Variable variable, int extent) {}

    /** A call, or what it comes to where a zero is added or subtracted. */
    static Expr call(Elementwise function, List<Expr> arguments) {
        boolean zeroRight = arguments.size() == 2 && arguments.get(1).equals(Number.ZERO);
        if (zeroRight && (function == Elementwise.ADD || function == Elementwise.SUBTRACT)) {
            return arguments.get(0);
        }
        return function == Elementwise.ADD && arguments.get(0).equals(Number.ZERO)
                ? arguments.get(1)
                : new Call(function, arguments);
    }

    /** Direct parts of an expression. */
    default List<Expr> parts() {
        if (this instanceof Call call) {
            return call.arguments();
        } else if (this instanceof Reduce reduce) {
            return List.of(reduce.body());
        } else if (this instanceof During during) {
            return List.of(during.body());
        } else if (this instanceof IfInitial initial) {
            return List.of(initial.body());
        }
        return List.of();
    }

    /** The same expression with a counter at one of its values, or counted in another way. */
    default Expr with(Variable variable, Affine value) {
        if (this instanceof Load load) {
            Affine index = load.index().with(variable, value);
            boolean zero = index.isConstant() && load.buffer().isZeroAt(index.constant());
            return zero ? Number.ZERO : new Load(load.buffer(), index);
        } else if (this instanceof Gather gather) {
            return new Gather(
                    gather.table(),
                    gather.place().with(variable, value),
                    gather.stride(),
                    gather.port(),
                    gather.at().with(variable, value));
        } else if (this instanceof Mask mask) {
            return new Mask(
                    mask.number(),
                    mask.rate(),
                    mask.sequence().with(variable, value),
                    mask.step().with(variable, value),
                    mask.element().with(variable, value));
        } else if (this instanceof During during) {
            return during(
                    during.step().with(variable, value),
                    during.from(),
                    during.to(),
                    during.body().with(variable, value));
        }
        return mapParts(part -> part.with(variable, value));
    }

    /** A value during some steps, or what it comes to where the step is known. */
    static Expr during(Affine step, Affine from, Affine to, Expr body) {
        if (!step.isConstant() || !from.isConstant() || !to.isConstant()) {
            return new During(step, from, to, body);
        }
        return from.constant() <= step.constant() && step.constant() < to.constant() ? body : Number.ZERO;
    }

    /** The same expression with its direct parts changed. */
    default Expr mapParts(UnaryOperator<Expr> change) {
        if (this instanceof Call call) {
            List<Expr> arguments = new ArrayList<>();
            call.arguments().forEach(argument -> arguments.add(change.apply(argument)));
            return call(call.function(), arguments);
        } else if (this instanceof Reduce reduce) {
            return new Reduce(reduce.greatest(), reduce.ranges(), change.apply(reduce.body()));
        } else if (this instanceof During during) {
            return new During(during.step(), during.from(), during.to(), change.apply(during.body()));
        } else if (this instanceof IfInitial initial) {
            return new IfInitial(change.apply(initial.body()));
        }
        return this;
    }
}

package io.github.rnngen.generator.schedule.ir;

import io.github.rnngen.generator.graph.Elementwise;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A computation of one number. */
public sealed interface Expr {
    /** Its direct parts. */
    default List<Expr> parts() {
        return List.of();
    }

    /** The places that it reads itself: an index port's value among them, elements that this picks not. */
    default List<Place> places() {
        return List.of();
    }

    /** The indices that it has itself. */
    default List<Affine> indices() {
        return places().stream().map(Place::index).toList();
    }

    /** The same expression with its direct parts changed. */
    default Expr mapParts(UnaryOperator<Expr> change) {
        return this;
    }

    /** The same expression with a counter at one of its values, or counted in another way. */
    default Expr with(Variable variable, Affine value) {
        return mapParts(part -> part.with(variable, value));
    }

    /** Shows it and all its parts. */
    default void forEachPart(Consumer<Expr> action) {
        action.accept(this);
        parts().forEach(part -> part.forEachPart(action));
    }

    /** Shows all places that it and its parts read. */
    default void forEachPlace(Consumer<Place> action) {
        forEachPart(part -> part.places().forEach(action));
    }

    /** The same expression with values in the place of elements that it loads. */
    default Expr replace(Map<Place, Expr> values) {
        return mapParts(part -> part.replace(values));
    }

    record Number(double value) implements Expr {
        public static final Number ZERO = new Number(0);
    }

    /** An array element. */
    record Load(Buffer buffer, Affine index) implements Expr {
        public Load(Place place) {
            this(place.buffer(), place.index());
        }

        public Place place() {
            return new Place(buffer, index);
        }

        @Override
        public List<Place> places() {
            return List.of(place());
        }

        @Override
        public Expr with(Variable variable, Affine value) {
            Affine other = index.with(variable, value);
            return other.isConstant() && buffer.isZeroAt(other.constant()) ? Number.ZERO : new Load(buffer, other);
        }

        @Override
        public Expr replace(Map<Place, Expr> values) {
            return values.getOrDefault(place(), this);
        }
    }

    /** The element of a table that an index port's value picks: {@code stride} elements on for each one more. */
    record Gather(Buffer table, Affine place, int stride, Buffer port, Affine at) implements Expr {
        @Override
        public List<Place> places() {
            return List.of(new Place(table, place), new Place(port, at));
        }

        @Override
        public Expr with(Variable variable, Affine value) {
            return new Gather(table, place.with(variable, value), stride, port, at.with(variable, value));
        }
    }

    /** A variable that a {@link Stmt.Declare} introduced. */
    record Local(String name) implements Expr {}

    record Call(Elementwise function, List<Expr> arguments) implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<Expr> parts() {
            return arguments;
        }

        @Override
        public Expr mapParts(UnaryOperator<Expr> change) {
            return call(function, arguments.stream().map(change).toList());
        }
    }

    /** How many sequences there are, times the number of steps if {@code steps}. */
    record Count(boolean steps) implements Expr {}

    /** The sum, or the greatest, of a body over all values of some counters, in order, the last counter fastest. */
    record Reduce(boolean greatest, List<Range> ranges, Expr body) implements Expr {
        public Reduce {
            ranges = List.copyOf(ranges);
        }

        @Override
        public List<Expr> parts() {
            return List.of(body);
        }

        @Override
        public Expr mapParts(UnaryOperator<Expr> change) {
            return new Reduce(greatest, ranges, change.apply(body));
        }
    }

    /** The body where {@code from <= step < to}, else 0. */
    record During(Affine step, Affine from, Affine to, Expr body) implements Expr {
        @Override
        public List<Expr> parts() {
            return List.of(body);
        }

        @Override
        public List<Affine> indices() {
            return List.of(step, from, to);
        }

        @Override
        public Expr mapParts(UnaryOperator<Expr> change) {
            return new During(step, from, to, change.apply(body));
        }

        @Override
        public Expr with(Variable variable, Affine value) {
            return during(step.with(variable, value), from, to, body.with(variable, value));
        }
    }

    /** The body where states start from the model's initial values, else 0. */
    record IfInitial(Expr body) implements Expr {
        @Override
        public List<Expr> parts() {
            return List.of(body);
        }

        @Override
        public Expr mapParts(UnaryOperator<Expr> change) {
            return new IfInitial(change.apply(body));
        }
    }

    /** A factor of a random mask, by where it stands; the step is 0 where steps share the mask. */
    record Mask(int number, double rate, Affine sequence, Affine step, Affine element) implements Expr {
        @Override
        public List<Affine> indices() {
            return List.of(sequence, step, element);
        }

        @Override
        public Expr with(Variable variable, Affine value) {
            return new Mask(
                    number,
                    rate,
                    sequence.with(variable, value),
                    step.with(variable, value),
                    element.with(variable, value));
        }
    }

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

    /** A value during some steps, or what it comes to where the step is known. */
    static Expr during(Affine step, Affine from, Affine to, Expr body) {
        if (!step.isConstant() || !from.isConstant() || !to.isConstant()) {
            return new During(step, from, to, body);
        }
        return from.constant() <= step.constant() && step.constant() < to.constant() ? body : Number.ZERO;
    }
}

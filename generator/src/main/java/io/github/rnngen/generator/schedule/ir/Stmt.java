package io.github.rnngen.generator.schedule.ir;

import io.github.rnngen.generator.graph.Elementwise;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A step of a program. What is said of a statement itself leaves out the statements inside it, if it is a loop or a block.
 */
public sealed interface Stmt {
    /** The expressions whose value it takes itself. */
    default List<Expr> values() {
        return List.of();
    }

    /** The statements of a loop or a block. */
    default List<Stmt> inner() {
        return List.of();
    }

    /** The buffer that it stores to itself. */
    default Optional<Buffer> written() {
        return Optional.empty();
    }

    /** The buffers that it reads itself, those of its values apart. */
    default List<Buffer> operands() {
        return List.of();
    }

    /** The places that it touches itself, those in values apart: of rows and matrices, their first elements. */
    default List<Place> places() {
        return List.of();
    }

    /** The same statement with its value changed; a loop's body is left alone. */
    default Stmt mapValue(UnaryOperator<Expr> change) {
        return this;
    }

    /** The same statement with its {@link #places} changed. */
    default Stmt mapPlaces(UnaryOperator<Place> change) {
        return this;
    }

    /** The same around other statements. */
    default Stmt withInner(List<Stmt> body) {
        return this;
    }

    /** Shows all expressions whose value is taken, those in loops included. */
    default void forEachValue(Consumer<Expr> action) {
        values().forEach(action);
        inner().forEach(statement -> statement.forEachValue(action));
    }

    /** The same statement, loops included, with a counter at one of its values, or counted in another way. */
    default Stmt with(Variable variable, Affine value) {
        return mapValue(expr -> expr.with(variable, value))
                .mapPlaces(place -> place.with(variable, value))
                .withInner(inner().stream()
                        .map(inner -> inner.with(variable, value))
                        .toList());
    }

    /** A statement that takes the value of an expression. */
    sealed interface Valued extends Stmt {
        /** The expression. */
        Expr value();

        @Override
        default List<Expr> values() {
            return List.of(value());
        }
    }

    /** A statement around others. */
    sealed interface Nest extends Stmt {
        /** The statements inside. */
        List<Stmt> body();

        @Override
        default List<Stmt> inner() {
            return body();
        }
    }

    /** Stores a number in an array, or adds it to what is there. */
    record Assign(Buffer buffer, Affine index, Expr value, boolean add) implements Valued {
        public Assign(Place place, Expr value, boolean add) {
            this(place.buffer(), place.index(), value, add);
        }

        public Place place() {
            return new Place(buffer, index);
        }

        /** The same of another value. */
        public Assign of(Expr other) {
            return new Assign(buffer, index, other, add);
        }

        @Override
        public Optional<Buffer> written() {
            return Optional.of(buffer);
        }

        @Override
        public List<Place> places() {
            return List.of(place());
        }

        @Override
        public Stmt mapValue(UnaryOperator<Expr> change) {
            return of(change.apply(value));
        }

        @Override
        public Stmt mapPlaces(UnaryOperator<Place> change) {
            return new Assign(change.apply(place()), value, add);
        }
    }

    /** Stores a number in the element that an index port's value picks, or adds it to what is there. */
    record Scatter(Buffer buffer, Affine place, int stride, Buffer port, Affine at, Expr value, boolean add)
            implements Valued {
        @Override
        public Optional<Buffer> written() {
            return Optional.of(buffer);
        }

        @Override
        public List<Buffer> operands() {
            return List.of(port);
        }

        @Override
        public List<Place> places() {
            return List.of(new Place(buffer, place), new Place(port, at));
        }

        @Override
        public Stmt mapValue(UnaryOperator<Expr> change) {
            return new Scatter(buffer, place, stride, port, at, change.apply(value), add);
        }

        @Override
        public Stmt mapPlaces(UnaryOperator<Place> change) {
            Place first = change.apply(new Place(buffer, place));
            Place index = change.apply(new Place(port, at));
            return new Scatter(first.buffer(), first.index(), stride, index.buffer(), index.index(), value, add);
        }
    }

    /** Introduces a local variable. */
    record Declare(String name, Expr value, boolean reassigned) implements Valued {
        @Override
        public Stmt mapValue(UnaryOperator<Expr> change) {
            return new Declare(name, change.apply(value), reassigned);
        }
    }

    /** Adds to a local variable, or raises it to the number if that is greater. */
    record Update(String name, Expr value, boolean greatest) implements Valued {
        @Override
        public Stmt mapValue(UnaryOperator<Expr> change) {
            return new Update(name, change.apply(value), greatest);
        }
    }

    /** Runs the body for each value of a counter from 0, upwards. */
    record Loop(Variable variable, int extent, List<Stmt> body) implements Nest {
        public Loop {
            body = List.copyOf(body);
        }

        @Override
        public Stmt withInner(List<Stmt> other) {
            return new Loop(variable, extent, other);
        }
    }

    /** Runs the body for each sequence, of which there are {@code most} or less. */
    record EachSequence(int most, List<Stmt> body) implements Nest {
        public EachSequence {
            body = List.copyOf(body);
        }

        @Override
        public Stmt withInner(List<Stmt> other) {
            return new EachSequence(most, other);
        }
    }

    /**
     * Runs the body for blocks of neighbouring sequences, one after another: in it, each sequence and the rows of sequences
     * are those of the block.
     *
     * @param sequences of a block
     */
    record SequenceBlock(int sequences, List<Stmt> body) implements Nest {
        public SequenceBlock {
            body = List.copyOf(body);
        }

        @Override
        public Stmt withInner(List<Stmt> other) {
            return new SequenceBlock(sequences, other);
        }
    }

    /**
     * In a loop over steps that counts down: runs the body for blocks of neighbouring steps, each as soon as it is complete.
     *
     * @param steps of a block, if all sequences are there
     */
    record EachBlock(int steps, List<Stmt> body) implements Nest {
        public EachBlock {
            body = List.copyOf(body);
        }

        @Override
        public Stmt withInner(List<Stmt> other) {
            return new EachBlock(steps, other);
        }
    }

    /**
     * A product of matrices: {@code target[i, j] = sum over k of left[i, k] * right[k, j]}, or that added to the target.
     *
     * @param right the strips of the right matrix, one below the other
     * @param rows how many rows the target and the left matrix have
     * @param terms how many a sum has, in order
     * @param room how many numbers of each row of the target may be overwritten: its columns, or more
     */
    record Product(Matrix target, Matrix left, List<Strip> right, Extent rows, Extent terms, boolean add, int room)
            implements Stmt {
        public Product {
            right = List.copyOf(right);
        }

        /** A product whose target has room for its columns alone. */
        public Product(Matrix target, Matrix left, List<Strip> right, Extent rows, Extent terms, boolean add) {
            this(target, left, right, rows, terms, add, columns(right));
        }

        public int columns() {
            return columns(right);
        }

        private static int columns(List<Strip> right) {
            return right.get(0).parts().stream().mapToInt(Part::columns).sum();
        }

        /** Whether the right matrix is one, the same for all steps and sequences, and not rows of vectors. */
        public boolean multipliesMatrix() {
            return right.get(0).parts().get(0).matrix().buffer().shape().rank() == 2;
        }

        /** The parts of the right matrix. */
        public Stream<Part> parts() {
            return right.stream().flatMap(strip -> strip.parts().stream());
        }

        @Override
        public Optional<Buffer> written() {
            return Optional.of(target.buffer());
        }

        @Override
        public List<Buffer> operands() {
            return matrices().skip(1).map(Matrix::buffer).toList();
        }

        @Override
        public List<Place> places() {
            return matrices().map(Matrix::first).toList();
        }

        @Override
        public Stmt mapPlaces(UnaryOperator<Place> change) {
            return new Product(
                    target.map(change),
                    left.map(change),
                    right.stream()
                            .map(strip -> new Strip(
                                    strip.rows(),
                                    strip.parts().stream()
                                            .map(part -> new Part(part.matrix().map(change), part.columns()))
                                            .toList()))
                            .toList(),
                    rows,
                    terms,
                    add,
                    room);
        }

        /** All matrices that it touches, first the target. */
        Stream<Matrix> matrices() {
            return Stream.concat(Stream.of(target, left), parts().map(Part::matrix));
        }
    }

    /**
     * Some neighbouring rows of a matrix that is put together of several.
     *
     * @param rows how many
     * @param parts side by side
     */
    record Strip(int rows, List<Part> parts) {
        public Strip {
            parts = List.copyOf(parts);
        }
    }

    /** Some neighbouring columns of such a strip. */
    record Part(Matrix matrix, int columns) {}

    /**
     * Where the elements of a matrix lie.
     *
     * @param at place of the first element
     * @param rowStride distance from one row to the next
     * @param columnStride distance from one column to the next
     */
    record Matrix(Buffer buffer, Affine at, int rowStride, int columnStride) {
        public Matrix transposed() {
            return new Matrix(buffer, at, columnStride, rowStride);
        }

        Place first() {
            return new Place(buffer, at);
        }

        Matrix map(UnaryOperator<Place> change) {
            Place changed = change.apply(first());
            return new Matrix(changed.buffer(), changed.index(), rowStride, columnStride);
        }
    }

    /**
     * Replaces numbers by a function of them: those of rows of neighbouring elements.
     *
     * @param function of one argument
     * @param at place of the first element of the first row
     * @param rowStride distance from one row to the next
     * @param rows how many rows
     * @param columns how many elements a row has
     */
    record Apply(Elementwise function, Buffer buffer, Affine at, int rowStride, Extent rows, int columns)
            implements Stmt {
        private static final int LEAST_ELEMENTS = 8;

        /**
         * Whether a function is worth a statement of its own, and the memory that its values then take.
         *
         * @param elements how many there are at a time, in the rows of all sequences
         */
        public static boolean pays(Elementwise function, int elements) {
            return function.isTranscendental() && elements >= LEAST_ELEMENTS;
        }

        @Override
        public Optional<Buffer> written() {
            return Optional.of(buffer);
        }

        @Override
        public List<Buffer> operands() {
            return List.of(buffer);
        }

        @Override
        public List<Place> places() {
            return List.of(new Place(buffer, at));
        }

        @Override
        public Stmt mapPlaces(UnaryOperator<Place> change) {
            Place first = change.apply(new Place(buffer, at));
            return new Apply(function, first.buffer(), first.index(), rowStride, rows, columns);
        }
    }

    /** Sets a whole buffer to zero. */
    record Clear(Buffer buffer) implements Stmt {
        @Override
        public Optional<Buffer> written() {
            return Optional.of(buffer);
        }
    }

    /** A remark for readers: the equation that the next statements compute. */
    record Remark(String text) implements Stmt {}
}

package io.github.rnngen.generator.schedule;

import io.github.rnngen.generator.graph.Elementwise;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A step of a program. */
public sealed interface Stmt {
    /** Stores a number in an array, or adds it to what is there. */
    record Assign(Buffer buffer, Affine index, Expr value, boolean add) implements Stmt {}

    /** Stores a number in the element that an index port's value picks, or adds it to what is there. */
    record Scatter(Buffer buffer, Affine place, int stride, Buffer port, Affine at, Expr value, boolean add)
            implements Stmt {}

    /** Introduces a local variable. */
    record Declare(String name, Expr value, boolean reassigned) implements Stmt {}

    /** Adds to a local variable, or raises it to the number if that is greater. */
    record Update(String name, Expr value, boolean greatest) implements Stmt {}

    /** Runs the body for each value of a counter from 0, upwards. */
    record Loop(Variable variable, int extent, List<Stmt> body) implements Stmt {
        public Loop {
            body = List.copyOf(body);
        }
    }

    /** Runs the body for each sequence, of which there are {@code most} or less. */
    record EachSequence(int most, List<Stmt> body) implements Stmt {
        public EachSequence {
            body = List.copyOf(body);
        }
    }

    /**
     * Runs the body for blocks of neighbouring sequences, one after another: in it, each sequence and the rows of sequences
     * are those of the block.
     *
     * @param sequences of a block
     */
    record SequenceBlock(int sequences, List<Stmt> body) implements Stmt {
        public SequenceBlock {
            body = List.copyOf(body);
        }
    }

    /**
     * In a loop over steps that counts down: runs the body for blocks of neighbouring steps, each as soon as it is complete.
     *
     * @param steps of a block, if all sequences are there
     */
    record EachBlock(int steps, List<Stmt> body) implements Stmt {
        public EachBlock {
            body = List.copyOf(body);
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
        Product(Matrix target, Matrix left, List<Strip> right, Extent rows, Extent terms, boolean add) {
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

        private Product mapMatrices(UnaryOperator<Place> change) {
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

        /** All matrices that it touches. */
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

        Matrix map(UnaryOperator<Place> change) {
            Place first = change.apply(new Place(buffer, at));
            return new Matrix(first.buffer(), first.index(), rowStride, columnStride);
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
            implements Stmt {}

    /** Sets a whole buffer to zero. */
    record Clear(Buffer buffer) implements Stmt {}

    /** A remark for readers: the equation that the next statements compute. */
    record Remark(String text) implements Stmt {}

    /** Shows all expressions whose value is taken, those in loops included. */
    default void forEachValue(Consumer<Expr> action) {
        if (this instanceof Assign assign) {
            action.accept(assign.value());
        } else if (this instanceof Scatter scatter) {
            action.accept(scatter.value());
        } else if (this instanceof Declare declare) {
            action.accept(declare.value());
        } else if (this instanceof Update update) {
            action.accept(update.value());
        }
        inner().forEach(statement -> statement.forEachValue(action));
    }

    /** The statements of a loop or a block. */
    default List<Stmt> inner() {
        if (this instanceof Loop loop) {
            return loop.body();
        }
        if (this instanceof EachBlock block) {
            return block.body();
        }
        if (this instanceof SequenceBlock block) {
            return block.body();
        }
        return this instanceof EachSequence each ? each.body() : List.of();
    }

    /** The same around other statements. */
    default Stmt withInner(List<Stmt> body) {
        if (this instanceof Loop loop) {
            return new Loop(loop.variable(), loop.extent(), body);
        } else if (this instanceof EachBlock block) {
            return new EachBlock(block.steps(), body);
        } else if (this instanceof SequenceBlock block) {
            return new SequenceBlock(block.sequences(), body);
        }
        return this instanceof EachSequence each ? new EachSequence(each.most(), body) : this;
    }

    /** The same statement with its value changed; a loop's body is left alone. */
    default Stmt mapValue(UnaryOperator<Expr> change) {
        if (this instanceof Assign assign) {
            return new Assign(assign.buffer(), assign.index(), change.apply(assign.value()), assign.add());
        } else if (this instanceof Scatter scatter) {
            return new Scatter(
                    scatter.buffer(),
                    scatter.place(),
                    scatter.stride(),
                    scatter.port(),
                    scatter.at(),
                    change.apply(scatter.value()),
                    scatter.add());
        } else if (this instanceof Declare declare) {
            return new Declare(declare.name(), change.apply(declare.value()), declare.reassigned());
        } else if (this instanceof Update update) {
            return new Update(update.name(), change.apply(update.value()), update.greatest());
        }
        return this;
    }

    /** The same statement with the places changed that it touches itself; those in values and in loops are left alone. */
    default Stmt mapPlaces(UnaryOperator<Place> change) {
        if (this instanceof Assign assign) {
            Place place = change.apply(new Place(assign.buffer(), assign.index()));
            return new Assign(place.buffer(), place.index(), assign.value(), assign.add());
        } else if (this instanceof Scatter scatter) {
            Place first = change.apply(new Place(scatter.buffer(), scatter.place()));
            Place port = change.apply(new Place(scatter.port(), scatter.at()));
            return new Scatter(
                    first.buffer(),
                    first.index(),
                    scatter.stride(),
                    port.buffer(),
                    port.index(),
                    scatter.value(),
                    scatter.add());
        } else if (this instanceof Apply apply) {
            Place first = change.apply(new Place(apply.buffer(), apply.at()));
            return new Apply(
                    apply.function(), first.buffer(), first.index(), apply.rowStride(), apply.rows(), apply.columns());
        }
        return this instanceof Product product ? product.mapMatrices(change) : this;
    }

    /** The same statement, loops included, with a counter at one of its values, or counted in another way. */
    default Stmt with(Variable variable, Affine value) {
        return mapValue(expr -> expr.with(variable, value))
                .mapPlaces(place -> place.with(variable, value))
                .withInner(inner().stream()
                        .map(inner -> inner.with(variable, value))
                        .toList());
    }
}

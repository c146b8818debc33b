package io.github.rnngen.generator.check;

import java.util.List;
import java.util.Optional;

/** The shape of what each builtin gives; empty where the shapes of its arguments do not fit. */
final class ShapeRules {
    private ShapeRules() {}

    static Optional<Shape> result(Builtin builtin, List<Shape> shapes) {
        Shape first = shapes.get(0);
        return switch (builtin) {
            case MATMUL -> product(first, shapes.get(1));
            case DOT -> Optional.of(Shape.SCALAR).filter(s -> areEqualVectors(first, shapes.get(1)));
            case OUTER -> vectors(shapes).map(s -> Shape.of(first.dimension(0), length(shapes.get(1))));
            case JOIN ->
                vectors(shapes)
                        .filter(s -> (long) length(first) + length(shapes.get(1)) <= Integer.MAX_VALUE)
                        .map(s -> Shape.of(length(first) + length(shapes.get(1))));
            case TRANSPOSE ->
                Optional.of(first).filter(s -> s.rank() == 2).map(s -> Shape.of(s.dimension(1), s.dimension(0)));
            case SUM, MEAN -> Optional.of(Shape.SCALAR);
            case SOFTMAX, LOG_SOFTMAX -> Optional.of(first).filter(s -> s.rank() == 1);
            default -> elementwise(shapes);
        };
    }

    /** All equal, or scalars among them. */
    private static Optional<Shape> elementwise(List<Shape> shapes) {
        List<Shape> distinct =
                shapes.stream().filter(shape -> !shape.isScalar()).distinct().toList();
        return distinct.isEmpty()
                ? Optional.of(Shape.SCALAR)
                : Optional.of(distinct.get(0)).filter(shape -> distinct.size() == 1);
    }

    private static Optional<Shape> product(Shape left, Shape right) {
        if (left.rank() != 2 || right.isScalar() || left.dimension(1) != right.dimension(0)) {
            return Optional.empty();
        }
        return Optional.of(
                right.rank() == 1 ? Shape.of(left.dimension(0)) : Shape.of(left.dimension(0), right.dimension(1)));
    }

    private static boolean areEqualVectors(Shape left, Shape right) {
        return left.rank() == 1 && left.equals(right);
    }

    private static Optional<List<Shape>> vectors(List<Shape> shapes) {
        return Optional.of(shapes).filter(all -> all.stream().allMatch(shape -> shape.rank() == 1));
    }

    private static int length(Shape vector) {
        return vector.dimension(0);
    }
}

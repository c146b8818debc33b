package io.github.rnngen.generator.schedule.transform;

import io.github.rnngen.generator.check.Shape;
import io.github.rnngen.generator.schedule.ir.Buffer;
import io.github.rnngen.generator.schedule.ir.Extent;
import io.github.rnngen.generator.schedule.ir.Space;
import io.github.rnngen.generator.schedule.ir.Stmt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Takes sums of outer products with the same vector as one, such as the gradients of an LSTM's gates: where the vectors on
 * the left lie side by side, and the matrices that come out one behind the other, they are one product of more rows.
 */
public final class StackedGradients {
    private StackedGradients() {}

    /** Statements of which products that stand next to each other may be one. */
    public static List<Stmt> of(List<Stmt> body) {
        List<Stmt> result = new ArrayList<>();
        List<Sum> sums = new ArrayList<>();
        List<Stmt> remarks = new ArrayList<>();
        for (Stmt statement : body) {
            if (statement instanceof Stmt.Remark) {
                remarks.add(statement);
            } else if (statement instanceof Stmt.Product product && isSumOfOuterProducts(product)) {
                sums.add(new Sum(List.copyOf(remarks), product));
                remarks.clear();
            } else {
                result.addAll(stacked(sums));
                sums.clear();
                result.addAll(remarks);
                remarks.clear();
                result.add(statement.withInner(of(statement.inner())));
            }
        }
        result.addAll(stacked(sums));
        result.addAll(remarks);
        return result;
    }

    /** A sum of outer products, and what is said of it. */
    private record Sum(List<Stmt> remarks, Stmt.Product product) {
        int firstElement() {
            return product.target().at().constant();
        }

        /** Whether another one's matrix, and its vector on the left, lie right behind. */
        boolean isFollowedBy(Sum next) {
            int rows = product.rows().most();
            Stmt.Matrix target = product.target();
            Stmt.Matrix left = product.left();
            return next.product.target().at().equals(target.at().plus(rows * target.rowStride()))
                    && next.product.left().at().equals(left.at().plus(rows));
        }

        List<Stmt> statements() {
            List<Stmt> statements = new ArrayList<>(remarks);
            statements.add(product);
            return statements;
        }

        Sum with(Sum next) {
            int rows = product.rows().most() + next.product.rows().most();
            Stmt.Matrix target = product.target();
            Buffer first = target.buffer();
            Buffer both = Buffer.single(
                    first.space(),
                    first.name(),
                    Shape.of(rows, target.rowStride()),
                    first.offset(),
                    Math.multiplyExact(rows, target.rowStride()));
            List<Stmt> all = new ArrayList<>(remarks);
            all.addAll(next.remarks);
            return new Sum(
                    all,
                    new Stmt.Product(
                            new Stmt.Matrix(both, target.at(), target.rowStride(), target.columnStride()),
                            product.left(),
                            product.right(),
                            Extent.fixed(rows),
                            product.terms(),
                            product.add()));
        }
    }

    /** What sums must have in common. */
    private record Like(
            Space target,
            int targetStride,
            Buffer.Memory left,
            int leftStride,
            List<Stmt.Strip> right,
            Extent terms,
            boolean add) {
        static Like of(Stmt.Product product) {
            return new Like(
                    product.target().buffer().space(),
                    product.target().rowStride(),
                    product.left().buffer().memory(),
                    product.left().columnStride(),
                    product.right(),
                    product.terms(),
                    product.add());
        }
    }

    private static boolean isSumOfOuterProducts(Stmt.Product product) {
        return product.target().buffer().space() == Space.GRADIENTS
                && product.target().rowStride() == product.columns()
                && product.left().rowStride() == 1;
    }

    private static List<Stmt> stacked(List<Sum> sums) {
        Map<Like, List<Sum>> like = sums.stream()
                .collect(Collectors.groupingBy(
                        sum -> Like.of(sum.product), LinkedHashMap::new, Collectors.toCollection(ArrayList::new)));
        List<Stmt> result = new ArrayList<>();
        for (List<Sum> group : like.values()) {
            group.sort(Comparator.comparing(Sum::firstElement));
            Sum sum = group.get(0);
            for (Sum next : group.subList(1, group.size())) {
                if (sum.isFollowedBy(next)) {
                    sum = sum.with(next);
                } else {
                    result.addAll(sum.statements());
                    sum = next;
                }
            }
            result.addAll(sum.statements());
        }
        return result;
    }
}

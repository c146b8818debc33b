package io.github.rnngen.generator.schedule.ir;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which buffers and counters code uses. */
public final class Used {
    private Used() {}

    /** All buffers of a method's body, in order of appearance. */
    public static Set<Buffer> buffers(List<Stmt> body) {
        Set<Buffer> buffers = new LinkedHashSet<>();
        for (Stmt statement : body) {
            statement.written().ifPresent(buffers::add);
            buffers.addAll(statement.operands());
            statement.values().forEach(value -> collect(value, buffers));
            buffers.addAll(buffers(statement.inner()));
        }
        return buffers;
    }

    /** The buffers that a statement reads. */
    public static Set<Buffer> read(Stmt statement) {
        Set<Buffer> read = new LinkedHashSet<>(statement.operands());
        statement.values().forEach(value -> collect(value, read));
        statement.inner().forEach(inner -> read.addAll(read(inner)));
        return read;
    }

    /** The buffers that a statement stores to. */
    public static Set<Buffer> written(Stmt statement) {
        Set<Buffer> written = new LinkedHashSet<>();
        statement.written().ifPresent(written::add);
        statement.inner().forEach(inner -> written.addAll(written(inner)));
        return written;
    }

    private static void collect(Expr value, Set<Buffer> buffers) {
        value.forEachPlace(place -> buffers.add(place.buffer()));
    }

    /** The buffers that need room in the work array. */
    public static List<Buffer> workBuffers(List<Block> blocks, Optional<Buffer> loss) {
        Set<Buffer> buffers = new LinkedHashSet<>();
        blocks.forEach(block -> block.methods().forEach(method -> buffers.addAll(buffers(method.body()))));
        loss.ifPresent(buffers::add);
        return buffers.stream().filter(buffer -> buffer.space() == Space.WORK).toList();
    }

    /** The buffers whose elements an index picks at run time. */
    public static Set<Buffer> picked(List<Stmt> body) {
        Set<Buffer> picked = new LinkedHashSet<>();
        for (Stmt statement : body) {
            if (statement instanceof Stmt.Scatter scatter) {
                picked.add(scatter.buffer());
            }
            statement
                    .values()
                    .forEach(value -> value.forEachPart(part -> {
                        if (part instanceof Expr.Gather gather) {
                            picked.add(gather.table());
                        }
                    }));
            picked.addAll(picked(statement.inner()));
        }
        return picked;
    }

    /** Whether some expression, or part of one, has a property. */
    public static boolean anyPart(List<Stmt> body, Predicate<Expr> property) {
        return body.stream()
                .anyMatch(statement -> statement.values().stream().anyMatch(value -> anyPart(value, property))
                        || anyPart(statement.inner(), property));
    }

    private static boolean anyPart(Expr expr, Predicate<Expr> property) {
        return property.test(expr) || expr.parts().stream().anyMatch(part -> anyPart(part, property));
    }

    /** Whether a body depends on a counter that it does not count itself. */
    public static boolean variable(Variable variable, List<Stmt> body) {
        return body.stream().anyMatch(statement -> variable(variable, statement))
                || anyPart(body, expr -> expr.indices().stream().anyMatch(index -> depends(index, variable)));
    }

    private static boolean variable(Variable variable, Stmt statement) {
        return statement.places().stream().anyMatch(place -> depends(place.index(), variable))
                || (variable.equals(Variable.LENGTH) && statement instanceof Stmt.Product product && overSteps(product))
                || statement.inner().stream().anyMatch(inner -> variable(variable, inner));
    }

    private static boolean overSteps(Stmt.Product product) {
        return product.rows().kind() == Extent.Kind.STEPS || product.terms().kind() == Extent.Kind.STEPS;
    }

    private static boolean depends(Affine index, Variable variable) {
        return index.factors().containsKey(variable);
    }
}

package io.github.rnngen.generator.schedule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which buffers code touches. */
public final class Used {
    private Used() {}

    /** All buffers of a method's body, in order of appearance. */
    public static Set<Buffer> buffers(List<Stmt> body) {
        Set<Buffer> buffers = new LinkedHashSet<>();
        body.forEach(statement -> collect(statement, buffers));
        return buffers;
    }

    /** The buffers that a statement reads. */
    static Set<Buffer> read(Stmt statement) {
        Set<Buffer> read = new LinkedHashSet<>();
        statement.forEachValue(value -> collect(value, read));
        collectOperands(statement, read);
        return read;
    }

    /** The buffers that a statement stores to. */
    static Set<Buffer> written(Stmt statement) {
        Set<Buffer> written = new LinkedHashSet<>();
        if (statement instanceof Stmt.Assign assign) {
            written.add(assign.buffer());
        } else if (statement instanceof Stmt.Scatter scatter) {
            written.add(scatter.buffer());
        } else if (statement instanceof Stmt.Apply apply) {
            written.add(apply.buffer());
        } else if (statement instanceof Stmt.Clear clear) {
            written.add(clear.buffer());
        } else if (statement instanceof Stmt.Product product) {
            written.add(product.target().buffer());
        }
        statement.inner().forEach(inner -> written.addAll(written(inner)));
        return written;
    }

    private static void collectOperands(Stmt statement, Set<Buffer> read) {
        if (statement instanceof Stmt.Product product) {
            read.add(product.left().buffer());
            product.parts().forEach(part -> read.add(part.matrix().buffer()));
        } else if (statement instanceof Stmt.Apply apply) {
            read.add(apply.buffer());
        }
        statement.inner().forEach(inner -> collectOperands(inner, read));
    }

    /** The buffers that need room in the work array. */
    static List<Buffer> workBuffers(List<Block> blocks, Optional<Buffer> loss) {
        Set<Buffer> buffers = new LinkedHashSet<>();
        blocks.forEach(block -> block.methods().forEach(method -> buffers.addAll(buffers(method.body()))));
        loss.ifPresent(buffers::add);
        return buffers.stream().filter(buffer -> buffer.space() == Space.WORK).toList();
    }

    private static void collect(Stmt statement, Set<Buffer> buffers) {
        if (statement instanceof Stmt.Assign assign) {
            buffers.add(assign.buffer());
        } else if (statement instanceof Stmt.Scatter scatter) {
            buffers.add(scatter.buffer());
            buffers.add(scatter.port());
        } else if (statement instanceof Stmt.Clear clear) {
            buffers.add(clear.buffer());
        } else if (statement instanceof Stmt.Apply apply) {
            buffers.add(apply.buffer());
        } else if (statement instanceof Stmt.Product product) {
            product.matrices().forEach(matrix -> buffers.add(matrix.buffer()));
        }
        if (statement.inner().isEmpty()) {
            statement.forEachValue(value -> collect(value, buffers));
        }
        statement.inner().forEach(inner -> collect(inner, buffers));
    }

    private static void collect(Expr expr, Set<Buffer> buffers) {
        if (expr instanceof Expr.Load load) {
            buffers.add(load.buffer());
        } else if (expr instanceof Expr.Gather gather) {
            buffers.add(gather.table());
            buffers.add(gather.port());
        }
        expr.parts().forEach(part -> collect(part, buffers));
    }

    /** The buffers whose elements an index picks at run time. */
    static Set<Buffer> picked(List<Stmt> body) {
        Set<Buffer> picked = new LinkedHashSet<>();
        for (Stmt statement : body) {
            if (statement instanceof Stmt.Scatter scatter) {
                picked.add(scatter.buffer());
            }
            picked.addAll(picked(statement.inner()));
        }
        anyPart(body, expr -> expr instanceof Expr.Gather gather && !picked.add(gather.table()));
        return picked;
    }

    /** Whether some expression, or part of one, has a property. */
    public static boolean anyPart(List<Stmt> body, Predicate<Expr> property) {
        boolean[] found = {false};
        body.forEach(statement -> statement.forEachValue(value -> found[0] |= anyPart(value, property)));
        return found[0];
    }

    private static boolean anyPart(Expr expr, Predicate<Expr> property) {
        boolean inside = false;
        for (Expr part : expr.parts()) {
            inside |= anyPart(part, property);
        }
        return property.test(expr) || inside;
    }

    /** Whether a body depends on a counter that it does not count itself. */
    public static boolean variable(Variable variable, List<Stmt> body) {
        return body.stream().anyMatch(statement -> variable(variable, statement))
                || anyPart(body, expr -> variable(variable, expr));
    }

    private static boolean variable(Variable variable, Stmt statement) {
        if (statement instanceof Stmt.Assign assign) {
            return depends(assign.index(), variable);
        } else if (statement instanceof Stmt.Scatter scatter) {
            return depends(scatter.place(), variable) || depends(scatter.at(), variable);
        } else if (statement instanceof Stmt.Apply apply) {
            return depends(apply.at(), variable);
        }
        if (statement instanceof Stmt.Product product) {
            boolean steps =
                    Stream.of(product.rows(), product.terms()).anyMatch(extent -> extent.kind() == Extent.Kind.STEPS);
            return (variable.equals(Variable.LENGTH) && steps)
                    || product.matrices().anyMatch(matrix -> depends(matrix.at(), variable));
        }
        return statement.inner().stream().anyMatch(inner -> variable(variable, inner));
    }

    private static boolean variable(Variable variable, Expr expr) {
        if (expr instanceof Expr.Load load) {
            return depends(load.index(), variable);
        } else if (expr instanceof Expr.Gather gather) {
            return depends(gather.place(), variable) || depends(gather.at(), variable);
        }
        if (expr instanceof Expr.Mask mask) {
            return depends(mask.sequence(), variable)
                    || depends(mask.step(), variable)
                    || depends(mask.element(), variable);
        }
        return expr instanceof Expr.During during
                && (depends(during.step(), variable)
                        || depends(during.from(), variable)
                        || depends(during.to(), variable));
    }

    private static boolean depends(Affine index, Variable variable) {
        return index.factors().containsKey(variable);
    }
}

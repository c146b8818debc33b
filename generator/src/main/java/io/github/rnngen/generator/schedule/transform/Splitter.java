package io.github.rnngen.generator.schedule.transform;

import io.github.rnngen.generator.check.Shape;
import io.github.rnngen.generator.schedule.ir.Affine;
import io.github.rnngen.generator.schedule.ir.Buffer;
import io.github.rnngen.generator.schedule.ir.Bytes;
import io.github.rnngen.generator.schedule.ir.Expr;
import io.github.rnngen.generator.schedule.ir.Section;
import io.github.rnngen.generator.schedule.ir.Space;
import io.github.rnngen.generator.schedule.ir.Stmt;
import io.github.rnngen.generator.schedule.ir.Used;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Cuts expressions that are too long for one statement, keeping the order of operations. What is cut off is stored like
 * any value, so that a method may end between it and what uses it.
 */
final class Splitter {
    private final Set<String> names = new HashSet<>();
    private int parts;

    /** A splitter for sections whose values have the names that they have. */
    Splitter(List<Section> sections) {
        sections.forEach(section -> Used.buffers(section.body()).forEach(buffer -> names.add(buffer.block())));
    }

    List<Stmt> split(List<Stmt> statements) {
        List<Stmt> done = new ArrayList<>();
        for (Stmt statement : statements) {
            done.add(statement.mapValue(value -> {
                Expr rest = value;
                while (Bytes.of(rest) > Bytes.STATEMENT_BUDGET) {
                    rest = cut(rest, done);
                }
                return rest;
            }));
        }
        return done;
    }

    /** Computes the first part that fits into a statement beforehand. */
    private Expr cut(Expr expr, List<Stmt> done) {
        Expr largest =
                expr.parts().stream().max(Comparator.comparingInt(Bytes::of)).orElseThrow();
        if (Bytes.of(largest) > Bytes.STATEMENT_BUDGET) {
            return replace(expr, largest, cut(largest, done));
        }
        Buffer part = Buffer.single(Space.WORK, freeName(), Shape.SCALAR, 0, 1);
        done.add(new Stmt.Assign(part, Affine.ZERO, largest, false));
        return replace(expr, largest, new Expr.Load(part, Affine.ZERO));
    }

    private String freeName() {
        String name;
        do {
            parts++;
            name = "part" + parts;
        } while (!names.add(name));
        return name;
    }

    private static Expr replace(Expr expr, Expr old, Expr by) {
        return expr.mapParts(part -> part == old ? by : part);
    }
}

package io.github.rnngen.generator.schedule.transform;

import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.schedule.ir.Affine;
import io.github.rnngen.generator.schedule.ir.Expr;
import io.github.rnngen.generator.schedule.ir.Expr.Range;
import io.github.rnngen.generator.schedule.ir.Section;
import io.github.rnngen.generator.schedule.ir.Section.Time;
import io.github.rnngen.generator.schedule.ir.Stmt;
import io.github.rnngen.generator.schedule.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Writes loops out: over elements, and over time steps. */
public final class Unroller {
    private Unroller() {}

    /** A section without loops over elements; its time steps stay a loop. */
    public static Section elements(Section section) {
        return section.with(flatten(section.body()));
    }

    /** A section without the loops that have a single round. */
    public static Section singleRounds(Section section, int steps) {
        Section once = steps == 1 && section.time() != Time.NONE ? atFirstStep(section) : section;
        return once.with(withoutSingleRounds(once.body()));
    }

    private static Section atFirstStep(Section section) {
        List<Stmt> body = section.body().stream()
                .map(statement -> statement.with(Variable.STEP, Affine.ZERO))
                .toList();
        return new Section(section.phase(), section.stage(), Time.NONE, section.sums(), body);
    }

    private static List<Stmt> withoutSingleRounds(List<Stmt> body) {
        List<Stmt> result = new ArrayList<>();
        for (Stmt statement : body) {
            if (statement instanceof Stmt.Loop loop) {
                List<Stmt> inner = withoutSingleRounds(loop.body());
                if (loop.extent() == 1) {
                    inner.forEach(each -> result.add(each.with(loop.variable(), Affine.ZERO)));
                } else {
                    result.add(loop.withInner(inner));
                }
            } else {
                result.add(statement.withInner(withoutSingleRounds(statement.inner())));
            }
        }
        return result;
    }

    /** A section without any loop. A sum over steps becomes one expression, which adds to what is there. */
    public static Section steps(Section section, int steps) {
        List<Stmt> body = flatten(section.body());
        if (section.time() == Time.NONE) {
            return section.with(body);
        }
        List<Stmt> unrolled = new ArrayList<>();
        if (section.sums()) {
            body.forEach(statement -> unrolled.addAll(overSteps(statement, steps)));
        } else {
            for (int i = 0; i < steps; i++) {
                int step = section.time() == Time.ASCENDING ? i : steps - 1 - i;
                body.forEach(statement -> unrolled.add(at(statement, step)));
            }
        }
        return new Section(section.phase(), section.stage(), Time.NONE, section.sums(), unrolled);
    }

    private static List<Stmt> overSteps(Stmt statement, int steps) {
        if (statement instanceof Stmt.Assign assign) {
            List<Expr> terms = new ArrayList<>(List.of(new Expr.Load(assign.place())));
            terms(List.of(new Range(Variable.STEP, steps)), assign.value(), terms);
            return List.of(new Stmt.Assign(assign.place(), chain(terms, Elementwise.ADD), false));
        } else if (statement instanceof Stmt.Scatter) {
            return IntStream.range(0, steps)
                    .mapToObj(step -> statement.with(Variable.STEP, Affine.of(step)))
                    .toList();
        }
        return List.of(statement);
    }

    private static Stmt at(Stmt statement, int step) {
        if (statement instanceof Stmt.Remark remark) {
            return new Stmt.Remark("t = " + step + ": " + remark.text());
        }
        return statement.with(Variable.STEP, Affine.of(step));
    }

    private static List<Stmt> flatten(List<Stmt> body) {
        List<Stmt> flat = new ArrayList<>();
        for (Stmt statement : body) {
            if (statement instanceof Stmt.Loop loop) {
                for (int i = 0; i < loop.extent(); i++) {
                    Affine value = Affine.of(i);
                    List<Stmt> iteration = loop.body().stream()
                            .map(inner -> inner.with(loop.variable(), value))
                            .toList();
                    flat.addAll(flatten(iteration));
                }
            } else {
                flat.add(statement.mapValue(Unroller::expand));
            }
        }
        return flat;
    }

    /** The expression with reductions written out as chains, in order. */
    private static Expr expand(Expr expr) {
        if (!(expr instanceof Expr.Reduce reduce)) {
            return expr.mapParts(Unroller::expand);
        }
        List<Expr> terms = new ArrayList<>();
        terms(reduce.ranges(), reduce.body(), terms);
        return chain(terms, reduce.greatest() ? Elementwise.MAX : Elementwise.ADD);
    }

    private static Expr chain(List<Expr> terms, Elementwise operation) {
        return terms.stream()
                .map(Unroller::expand)
                .reduce((a, b) -> Expr.call(operation, List.of(a, b)))
                .orElseThrow();
    }

    private static void terms(List<Range> ranges, Expr body, List<Expr> terms) {
        if (ranges.isEmpty()) {
            terms.add(body);
            return;
        }
        Range first = ranges.get(0);
        for (int i = 0; i < first.extent(); i++) {
            terms(ranges.subList(1, ranges.size()), body.with(first.variable(), Affine.of(i)), terms);
        }
    }
}

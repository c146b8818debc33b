package io.github.rnngen.generator.schedule;

import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.schedule.Expr.Range;
import io.github.rnngen.generator.schedule.Section.Time;
import java.util.ArrayList;
import java.util.List;

/** Writes loops out: over elements, and over time steps. */
final class Unroller {
    private Unroller() {}

    /** A section without loops over elements; its time steps stay a loop. */
    static Section elements(Section section) {
        return section.with(flatten(section.body()));
    }

    /** A section without the loops that have a single round. */
    static Section singleRounds(Section section, int steps) {
        Section once = steps == 1 && section.time() != Time.NONE ? atFirstStep(section) : section;
        return once.with(withoutSingleRounds(once.body()));
    }

    private static Section atFirstStep(Section section) {
        List<Stmt> body = section.body().stream()
                .map(statement -> substitute(statement, Variable.STEP, 0))
                .toList();
        return new Section(section.phase(), section.stage(), Time.NONE, section.sums(), body);
    }

    private static List<Stmt> withoutSingleRounds(List<Stmt> body) {
        List<Stmt> result = new ArrayList<>();
        for (Stmt statement : body) {
            if (statement instanceof Stmt.Loop loop) {
                List<Stmt> inner = withoutSingleRounds(loop.body());
                if (loop.extent() == 1) {
                    inner.forEach(each -> result.add(substitute(each, loop.variable(), 0)));
                } else {
                    result.add(new Stmt.Loop(loop.variable(), loop.extent(), inner));
                }
            } else {
                result.add(statement);
            }
        }
        return result;
    }

    /** A section without any loop. Sums over steps become one expression each. */
    static Section steps(Section section, int steps) {
        List<Stmt> body = flatten(section.body());
        if (section.time() == Time.NONE) {
            return section.with(body);
        }
        List<Stmt> unrolled = new ArrayList<>();
        if (section.sums()) {
            body.forEach(statement -> unrolled.add(overSteps(statement, steps)));
        } else {
            for (int i = 0; i < steps; i++) {
                int step = section.time() == Time.ASCENDING ? i : steps - 1 - i;
                body.forEach(statement -> unrolled.add(at(statement, step)));
            }
        }
        return new Section(section.phase(), section.stage(), Time.NONE, section.sums(), unrolled);
    }

    private static Stmt overSteps(Stmt statement, int steps) {
        if (statement instanceof Stmt.Assign assign) {
            Expr sum = new Expr.Reduce(false, List.of(new Range(Variable.STEP, steps)), assign.value());
            return new Stmt.Assign(assign.buffer(), assign.index(), expand(sum), assign.add());
        }
        return statement;
    }

    private static Stmt at(Stmt statement, int step) {
        if (statement instanceof Stmt.Remark remark) {
            return new Stmt.Remark("t = " + step + ": " + remark.text());
        }
        return substitute(statement, Variable.STEP, step);
    }

    private static List<Stmt> flatten(List<Stmt> body) {
        List<Stmt> flat = new ArrayList<>();
        for (Stmt statement : body) {
            if (statement instanceof Stmt.Loop loop) {
                for (int i = 0; i < loop.extent(); i++) {
                    int value = i;
                    List<Stmt> iteration = loop.body().stream()
                            .map(inner -> substitute(inner, loop.variable(), value))
                            .toList();
                    flat.addAll(flatten(iteration));
                }
            } else if (statement instanceof Stmt.Assign assign) {
                flat.add(new Stmt.Assign(assign.buffer(), assign.index(), expand(assign.value()), assign.add()));
            } else {
                flat.add(statement);
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
        Elementwise operation = reduce.greatest() ? Elementwise.MAX : Elementwise.ADD;
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
            terms(ranges.subList(1, ranges.size()), substitute(body, first.variable(), i), terms);
        }
    }

    private static Stmt substitute(Stmt statement, Variable variable, int value) {
        if (statement instanceof Stmt.Assign assign) {
            return new Stmt.Assign(
                    assign.buffer(),
                    assign.index().with(variable, value),
                    substitute(assign.value(), variable, value),
                    assign.add());
        } else if (statement instanceof Stmt.Loop loop) {
            return new Stmt.Loop(
                    loop.variable(),
                    loop.extent(),
                    loop.body().stream()
                            .map(inner -> substitute(inner, variable, value))
                            .toList());
        }
        return statement;
    }

    private static Expr substitute(Expr expr, Variable variable, int value) {
        if (expr instanceof Expr.Load load) {
            Affine index = load.index().with(variable, value);
            boolean zero = index.isConstant() && load.buffer().isZeroAt(index.constant());
            return zero ? Expr.Number.ZERO : new Expr.Load(load.buffer(), index);
        } else if (expr instanceof Expr.During during) {
            Affine step = during.step().with(variable, value);
            Expr body = substitute(during.body(), variable, value);
            if (!step.isConstant()) {
                return new Expr.During(step, during.from(), during.to(), body);
            }
            return during.from() <= step.constant() && step.constant() < during.to() ? body : Expr.Number.ZERO;
        }
        return expr.mapParts(part -> substitute(part, variable, value));
    }
}

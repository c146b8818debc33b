package io.github.rnngen.generator.schedule.transform;

import io.github.rnngen.generator.schedule.ir.Affine;
import io.github.rnngen.generator.schedule.ir.Buffer;
import io.github.rnngen.generator.schedule.ir.ElementLoop;
import io.github.rnngen.generator.schedule.ir.Expr;
import io.github.rnngen.generator.schedule.ir.Extent;
import io.github.rnngen.generator.schedule.ir.Stmt;
import io.github.rnngen.generator.schedule.ir.Used;
import io.github.rnngen.generator.schedule.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes functions of whole rows apart from the loops that compute their arguments: the argument is stored where the value
 * is to be, and the function of all elements follows, as late as possible, so that loops stay neighbours.
 */
public final class RowFunctions {
    private final List<Stmt> result = new ArrayList<>();
    private final List<Stmt> remarks = new ArrayList<>();
    private final List<Stmt.Apply> pending = new ArrayList<>();

    private RowFunctions() {}

    public static List<Stmt> apart(List<Stmt> body) {
        RowFunctions functions = new RowFunctions();
        body.forEach(functions::add);
        functions.end();
        return functions.result;
    }

    private void add(Stmt statement) {
        if (statement instanceof Stmt.Remark) {
            remarks.add(statement);
            return;
        }
        Optional<ElementLoop> loop = ElementLoop.of(statement).filter(RowFunctions::isFunction);
        Stmt before = loop.map(RowFunctions::ofArgument).orElse(statement);
        Set<Buffer> touched = Used.buffers(List.of(before));
        if (pending.stream().anyMatch(apply -> touched.stream().anyMatch(apply.buffer()::sharesMemory))) {
            result.addAll(pending);
            pending.clear();
        }
        result.addAll(remarks);
        remarks.clear();
        result.add(before);
        loop.map(RowFunctions::apply).ifPresent(pending::add);
    }

    private void end() {
        result.addAll(remarks);
        result.addAll(pending);
    }

    private static boolean isFunction(ElementLoop loop) {
        if (loop.body().size() != 1) {
            return false;
        }
        Stmt.Assign assign = loop.body().get(0);
        return !assign.add()
                && assign.value() instanceof Expr.Call call
                && Stmt.Apply.pays(call.function(), loop.extent() * Math.max(1, loop.sequences()))
                && assign.index().factors().getOrDefault(loop.counter(), 0) == 1;
    }

    private static Stmt ofArgument(ElementLoop loop) {
        Stmt.Assign assign = loop.body().get(0);
        Expr argument = ((Expr.Call) assign.value()).arguments().get(0);
        return loop.statement(List.of(new Stmt.Assign(assign.place(), argument, false)));
    }

    private static Stmt.Apply apply(ElementLoop loop) {
        Stmt.Assign assign = loop.body().get(0);
        Affine first = assign.index().with(loop.counter(), Affine.ZERO);
        boolean all = loop.sequences() > 0;
        return new Stmt.Apply(
                ((Expr.Call) assign.value()).function(),
                assign.buffer(),
                all ? first.with(Variable.SEQUENCE, Affine.ZERO) : first,
                all ? first.factors().getOrDefault(Variable.SEQUENCE, 0) : 0,
                all ? new Extent(Extent.Kind.SEQUENCES, loop.sequences()) : Extent.fixed(1),
                loop.extent());
    }
}

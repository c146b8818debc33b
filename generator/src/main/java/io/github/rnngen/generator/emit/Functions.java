package io.github.rnngen.generator.emit;

import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.schedule.Expr;
import io.github.rnngen.generator.schedule.Program;
import io.github.rnngen.generator.schedule.Stmt;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which functions a program calls. */
final class Functions {
    private Functions() {}

    static Set<Elementwise> of(Program program) {
        Set<Elementwise> functions = EnumSet.noneOf(Elementwise.class);
        program.blocks().forEach(block -> block.methods().forEach(method -> collect(method.body(), functions)));
        return functions;
    }

    private static void collect(List<Stmt> body, Set<Elementwise> functions) {
        for (Stmt statement : body) {
            if (statement instanceof Stmt.Assign assign) {
                collect(assign.value(), functions);
            } else if (statement instanceof Stmt.Declare declare) {
                collect(declare.value(), functions);
            } else if (statement instanceof Stmt.Update update) {
                collect(update.value(), functions);
            } else if (statement instanceof Stmt.Loop loop) {
                collect(loop.body(), functions);
            }
        }
    }

    private static void collect(Expr expr, Set<Elementwise> functions) {
        if (expr instanceof Expr.Call call) {
            functions.add(call.function());
        }
        expr.parts().forEach(part -> collect(part, functions));
    }
}

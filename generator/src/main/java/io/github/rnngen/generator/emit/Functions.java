package io.github.rnngen.generator.emit;

import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.schedule.Program;
import io.github.rnngen.generator.schedule.ir.Block;
import io.github.rnngen.generator.schedule.ir.Expr;
import io.github.rnngen.generator.schedule.ir.Method;
import io.github.rnngen.generator.schedule.ir.Stmt;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which functions a program calls. */
final class Functions {
    private Functions() {}

    static Set<Elementwise> of(Program program) {
        Set<Elementwise> functions = ofRows(program);
        for (Block block : program.blocks()) {
            for (Method method : block.methods()) {
                method.body().forEach(statement -> statement.forEachValue(value -> collect(value, functions)));
            }
        }
        return functions;
    }

    /** Those that it takes of whole rows. */
    static Set<Elementwise> ofRows(Program program) {
        Set<Elementwise> functions = EnumSet.noneOf(Elementwise.class);
        program.blocks().stream()
                .flatMap(block -> block.methods().stream())
                .forEach(method -> functions.addAll(ofRows(method.body())));
        return functions;
    }

    /** Those that some statements take of whole rows. */
    static Set<Elementwise> ofRows(List<Stmt> body) {
        Set<Elementwise> functions = EnumSet.noneOf(Elementwise.class);
        for (Stmt statement : body) {
            if (statement instanceof Stmt.Apply apply) {
                functions.add(apply.function());
            }
            functions.addAll(ofRows(statement.inner()));
        }
        return functions;
    }

    private static void collect(Expr expr, Set<Elementwise> functions) {
        expr.forEachPart(part -> {
            if (part instanceof Expr.Call call) {
                functions.add(call.function());
            }
        });
    }
}

package io.github.rnngen.generator.programs;

import io.github.rnngen.generator.schedule.Program;
import io.github.rnngen.generator.schedule.ir.Block;
import io.github.rnngen.generator.schedule.ir.Expr;
import io.github.rnngen.generator.schedule.ir.Method;
import io.github.rnngen.generator.schedule.ir.Stmt;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Programs with everything of one kind changed. */
final class Faulty {
    private Faulty() {}

    static Program blocks(Program program, UnaryOperator<Block> change) {
        return new Program(
                program.signature(),
                program.unrolled(),
                program.blocks().stream().map(change).toList(),
                program.bases(),
                program.workLength(),
                program.tables(),
                program.loss(),
                program.work(),
                program.predicted());
    }

    static Program statements(Program program, UnaryOperator<Stmt> change) {
        return statementsOrNone(program, statement -> Optional.of(change.apply(statement)));
    }

    /** What has no replacement is left out. */
    static Program statementsOrNone(Program program, Function<Stmt, Optional<Stmt>> change) {
        return blocks(
                program,
                block -> new Block(
                        block.phase(),
                        block.stage(),
                        block.time(),
                        block.methods().stream()
                                .map(method -> new Method(method.name(), method.group(), body(method.body(), change)))
                                .toList()));
    }

    private static List<Stmt> body(List<Stmt> body, Function<Stmt, Optional<Stmt>> change) {
        return body.stream()
                .map(statement ->
                        statement.inner().isEmpty() ? statement : statement.withInner(body(statement.inner(), change)))
                .flatMap(statement -> change.apply(statement).stream())
                .toList();
    }

    /** A statement with each part of its value changed. */
    static Stmt values(Stmt statement, UnaryOperator<Expr> change) {
        return statement.mapValue(value -> parts(value, change));
    }

    private static Expr parts(Expr value, UnaryOperator<Expr> change) {
        return change.apply(value.mapParts(part -> parts(part, change)));
    }
}

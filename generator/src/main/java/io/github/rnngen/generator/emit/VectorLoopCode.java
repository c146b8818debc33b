package io.github.rnngen.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.github.rnngen.generator.emit.functions.ElementTypes;
import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.schedule.ir.Affine;
import io.github.rnngen.generator.schedule.ir.Expr;
import io.github.rnngen.generator.schedule.ir.KernelSizes;
import io.github.rnngen.generator.schedule.ir.Stmt;
import io.github.rnngen.generator.schedule.ir.Variable;
import io.github.rnngen.runtime.Precision;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Loops over neighbouring elements as loops over vectors of them: the same operations in each lane, without fused
 * multiply-adds, so that the numbers are those of the plain loop to the last bit.
 */
final class VectorLoopCode {
    /** The class's constants: the shape of vectors, and how many elements one has. */
    static final String SPECIES = "SPECIES";

    static final String LANES = "LANES";

    private final ExpressionCode expressions;
    private final ClassName vectorType;
    private final Variable counter;
    private final Set<String> vectors = new HashSet<>();
    private final CodeBlock.Builder code = CodeBlock.builder();

    private VectorLoopCode(ExpressionCode expressions, Precision precision, Variable counter) {
        this.expressions = expressions;
        this.vectorType = ElementTypes.vector(precision);
        this.counter = counter;
    }

    /** Whether a loop's rounds can be taken several at once. */
    static boolean canTake(Stmt.Loop loop) {
        return loop.extent() >= KernelSizes.SHORTEST_ROW
                && loop.body().stream().allMatch(statement -> canTake(statement, loop.variable()));
    }

    private static boolean canTake(Stmt statement, Variable counter) {
        if (statement instanceof Stmt.Assign assign) {
            return factor(assign.index(), counter) == 1 && canTake(assign.value(), counter);
        }
        return statement instanceof Stmt.Declare declare && !declare.reassigned() && canTake(declare.value(), counter);
    }

    private static boolean canTake(Expr expr, Variable counter) {
        if (expr instanceof Expr.Load load) {
            return factor(load.index(), counter) <= 1;
        } else if (expr instanceof Expr.Gather gather) {
            return factor(gather.place(), counter) <= 1 && factor(gather.at(), counter) == 0;
        } else if (expr instanceof Expr.Call call) {
            return !call.function().isTranscendental()
                    && call.function() != Elementwise.POWER
                    && call.arguments().stream().allMatch(argument -> canTake(argument, counter));
        }
        return expr instanceof Expr.Number || expr instanceof Expr.Local || expr instanceof Expr.Count;
    }

    private static int factor(Affine index, Variable counter) {
        return index.factors().getOrDefault(counter, 0);
    }

    /**
     * As many rounds of a loop as fill whole vectors; its counter has a name.
     *
     * @param beyond whether the last vector may go beyond the last round
     */
    static CodeBlock code(Stmt.Loop loop, boolean beyond, ExpressionCode expressions, Precision precision) {
        VectorLoopCode code = new VectorLoopCode(expressions, precision, loop.variable());
        String name = expressions.counter(loop.variable());
        String condition = beyond ? "$1N < $2L" : "$1N <= $2L - $3N";
        code.code.beginControlFlow("for (int $1N = 0; " + condition + "; $1N += $3N)", name, loop.extent(), LANES);
        loop.body().forEach(code::add);
        return code.code.endControlFlow().build();
    }

    private void add(Stmt statement) {
        if (statement instanceof Stmt.Declare declare) {
            String name = expressions.declare(declare.name());
            boolean isVector = isVector(declare.value());
            CodeBlock value = isVector ? vector(declare.value()) : expressions.code(declare.value());
            TypeName type = isVector ? vectorType : expressions.type();
            if (isVector) {
                vectors.add(declare.name());
            }
            code.addStatement("final $T $N = $L", type, name, value);
            return;
        }
        Stmt.Assign assign = (Stmt.Assign) statement;
        CodeBlock place = expressions.index(assign.buffer(), assign.index());
        String array = expressions.array(assign.buffer());
        CodeBlock value = vector(assign.value());
        CodeBlock sum = assign.add() ? CodeBlock.of("$L$Z.add($L)", load(array, place), value) : value;
        boolean isName = !assign.add() && assign.value() instanceof Expr.Local;
        code.addStatement(isName ? "$L.intoArray($N, $L)" : "$L$Z.intoArray($N, $L)", sum, array, place);
    }

    /** Whether lanes differ. */
    private boolean isVector(Expr expr) {
        if (expr instanceof Expr.Load load) {
            return factor(load.index(), counter) != 0;
        } else if (expr instanceof Expr.Gather gather) {
            return factor(gather.place(), counter) != 0;
        } else if (expr instanceof Expr.Local local) {
            return vectors.contains(local.name());
        }
        return expr.parts().stream().anyMatch(this::isVector);
    }

    private CodeBlock load(String array, CodeBlock place) {
        return CodeBlock.of("$T.fromArray($N, $N, $L)", vectorType, SPECIES, array, place);
    }

    private CodeBlock vector(Expr expr) {
        if (!isVector(expr)) {
            return CodeBlock.of("$T.broadcast($N, $L)", vectorType, SPECIES, expressions.code(expr));
        } else if (expr instanceof Expr.Load load) {
            return load(expressions.array(load.buffer()), expressions.index(load.buffer(), load.index()));
        } else if (expr instanceof Expr.Gather gather) {
            return load(
                    expressions.array(gather.table()),
                    expressions.picked(gather.table(), gather.place(), gather.stride(), gather.port(), gather.at()));
        } else if (expr instanceof Expr.Local local) {
            return CodeBlock.of("$N", expressions.local(local.name()));
        } else if (expr instanceof Expr.Call call) {
            return call(call.function(), call.arguments());
        }
        throw new IllegalStateException("no lanes for " + expr);
    }

    /** An operand of a method that takes vectors and numbers alike. */
    private CodeBlock operand(Expr expr) {
        return isVector(expr) ? vector(expr) : expressions.code(expr);
    }

    private CodeBlock call(Elementwise function, List<Expr> arguments) {
        Expr first = arguments.get(0);
        return switch (function) {
            case ADD, MULTIPLY, MAX, MIN -> commutative(method(function), first, arguments.get(1));
            case SUBTRACT, DIVIDE ->
                CodeBlock.of("$L$Z.$L($L)", vector(first), method(function), operand(arguments.get(1)));
            case NEGATE, ABS, SQRT -> CodeBlock.of("$L.$L()", vector(first), method(function));
            case RELU -> CodeBlock.of("$L.max($L)", vector(first), expressions.number(0));
            case SIGN ->
                CodeBlock.of(
                        "$1L.blend($2L, $1L.compare($3T.GT, 0)).blend($4L, $1L.compare($3T.LT, 0))",
                        vector(first),
                        expressions.number(1),
                        ElementTypes.inVectorApi("VectorOperators"),
                        expressions.number(-1));
            case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL ->
                CodeBlock.of(
                        "$T.zero($N).blend($L, $L)",
                        vectorType,
                        SPECIES,
                        expressions.number(1),
                        mask(function, first, arguments.get(1)));
            case SELECT -> select(first, arguments.get(1), arguments.get(2));
            case EXP, LOG, TANH, SIGMOID, SOFTPLUS, SIN, COS, POWER ->
                throw new IllegalStateException("no lanes for " + function);
        };
    }

    private static String method(Elementwise function) {
        return switch (function) {
            case SUBTRACT -> "sub";
            case MULTIPLY -> "mul";
            case DIVIDE -> "div";
            case NEGATE -> "neg";
            default -> function.name().toLowerCase(Locale.ROOT);
        };
    }

    private CodeBlock commutative(String method, Expr first, Expr second) {
        return isVector(first)
                ? CodeBlock.of("$L$Z.$L($L)", vector(first), method, operand(second))
                : CodeBlock.of("$L$Z.$L($L)", vector(second), method, expressions.code(first));
    }

    private CodeBlock select(Expr condition, Expr yes, Expr no) {
        if (!isVector(condition)) {
            return CodeBlock.of("($L ? $L : $L)", expressions.condition(condition), vector(yes), vector(no));
        }
        CodeBlock mask = condition instanceof Expr.Call call && call.function().isComparison()
                ? mask(
                        call.function(),
                        call.arguments().get(0),
                        call.arguments().get(1))
                : mask(Elementwise.NOT_EQUAL, condition, Expr.Number.ZERO);
        return CodeBlock.of("$L$Z.blend($L, $L)", vector(no), operand(yes), mask);
    }

    private CodeBlock mask(Elementwise comparison, Expr first, Expr second) {
        String operator = switch (comparison) {
            case LESS -> "LT";
            case LESS_EQUAL -> "LE";
            case GREATER -> "GT";
            case GREATER_EQUAL -> "GE";
            case EQUAL -> "EQ";
            default -> "NE";
        };
        return CodeBlock.of(
                "$L.compare($T.$L, $L)",
                vector(first),
                ElementTypes.inVectorApi("VectorOperators"),
                operator,
                operand(second));
    }
}

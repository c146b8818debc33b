package io.github.rnngen.generator.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.github.rnngen.generator.emit.functions.ElementTypes;
import io.github.rnngen.generator.emit.functions.FunctionMethods;
import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.schedule.ir.Affine;
import io.github.rnngen.generator.schedule.ir.Extent;
import io.github.rnngen.generator.schedule.ir.Stmt;
import io.github.rnngen.generator.schedule.ir.Variable;
import io.github.rnngen.runtime.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The statements of one method as Java. */
final class StatementCode {
    /** The first sequence of a block, and the one behind its last. */
    static final Variable FIRST = new Variable("b0");

    static final String END = "b1";

    private final ExpressionCode expressions;
    private final ProductCode products;
    private final Set<Elementwise> inScratch;
    private final Precision precision;
    private final boolean vectors;
    private final WholeVectors wholeVectors;
    private final boolean inBlock;
    private final TypeName type;

    /**
     * The statements of one method.
     *
     * @param inScratch functions of rows that are computed in scratch memory
     * @param vectors whether loops work on vectors where they can
     */
    StatementCode(
            ExpressionCode expressions,
            WholeVectors wholeVectors,
            ProductCode products,
            Set<Elementwise> inScratch,
            boolean vectors) {
        this(expressions, wholeVectors, products, inScratch, vectors, false);
    }

    private StatementCode(
            ExpressionCode expressions,
            WholeVectors wholeVectors,
            ProductCode products,
            Set<Elementwise> inScratch,
            boolean vectors,
            boolean inBlock) {
        this.inScratch = inScratch;
        this.inBlock = inBlock;
        this.expressions = expressions;
        this.precision = wholeVectors.precision();
        this.products = products;
        this.vectors = vectors;
        this.wholeVectors = wholeVectors;
        this.type = ElementTypes.of(precision);
    }

    static TypeName array(Precision precision) {
        return ArrayTypeName.of(ElementTypes.of(precision));
    }

    CodeBlock code(List<Stmt> body) {
        CodeBlock.Builder code = CodeBlock.builder();
        body.forEach(statement -> add(statement, 0, code));
        return code.build();
    }

    private void add(Stmt statement, int depth, CodeBlock.Builder code) {
        if (statement instanceof Stmt.Assign assign) {
            CodeBlock target = expressions.element(assign.buffer(), assign.index());
            code.addStatement("$L $L $L", target, assign.add() ? "+=" : "=", expressions.code(assign.value()));
        } else if (statement instanceof Stmt.Scatter scatter) {
            CodeBlock place = expressions.picked(
                    scatter.buffer(), scatter.place(), scatter.stride(), scatter.port(), scatter.at());
            code.addStatement(
                    "$N[$L] $L $L",
                    expressions.array(scatter.buffer()),
                    place,
                    scatter.add() ? "+=" : "=",
                    expressions.code(scatter.value()));
        } else if (statement instanceof Stmt.Declare declare) {
            String modifier = declare.reassigned() ? "" : "final ";
            CodeBlock value = expressions.code(declare.value());
            code.addStatement("$L$T $N = $L", modifier, type, expressions.declare(declare.name()), value);
        } else if (statement instanceof Stmt.Update update) {
            add(update, code);
        } else if (statement instanceof Stmt.Loop loop && vectors && VectorLoopCode.canTake(loop)) {
            String counter = expressions.declare(loop.variable(), depth);
            boolean filled = wholeVectors.areFilledBy(loop.extent());
            boolean beyond = wholeVectors.takes(loop);
            code.add(VectorLoopCode.code(loop, beyond, expressions.nested(), precision));
            if (!filled && !beyond) {
                code.beginControlFlow(
                        "for (int $1N = $2L - $2L % $3N; $1N < $2L; $1N++)",
                        counter, loop.extent(), VectorLoopCode.LANES);
                StatementCode rest = new StatementCode(expressions.nested(), wholeVectors, products, inScratch, false);
                loop.body().forEach(inner -> rest.add(inner, depth + 1, code));
                code.endControlFlow();
            }
        } else if (statement instanceof Stmt.Loop loop) {
            String counter = expressions.declare(loop.variable(), depth);
            code.beginControlFlow("for (int $1N = 0; $1N < $2L; $1N++)", counter, loop.extent());
            loop.body().forEach(inner -> add(inner, depth + 1, code));
            code.endControlFlow();
        } else if (statement instanceof Stmt.EachSequence each) {
            beginSequences(code);
            each.body().forEach(inner -> add(inner, depth, code));
            code.endControlFlow();
        } else if (statement instanceof Stmt.EachBlock block) {
            code.add(products.eachBlock(block, code(block.body())));
        } else if (statement instanceof Stmt.SequenceBlock block) {
            code.beginControlFlow("for (int $1N = 0; $1N < sequences; $1N += $2L)", FIRST.name(), block.sequences())
                    .addStatement(
                            "final int $N = $T.min($N + $L, sequences)",
                            END,
                            Math.class,
                            FIRST.name(),
                            block.sequences());
            StatementCode ofBlock = new StatementCode(expressions, wholeVectors, products, inScratch, vectors, true);
            block.body().forEach(inner -> ofBlock.add(inner, depth, code));
            code.endControlFlow();
        } else if (statement instanceof Stmt.Product product) {
            code.add(products.multiply(product, expressions));
        } else if (statement instanceof Stmt.Apply apply) {
            add(apply, code);
        } else if (statement instanceof Stmt.Clear clear) {
            CodeBlock first =
                    expressions.index(clear.buffer(), Affine.of(clear.buffer().offset()));
            CodeBlock end = expressions.index(
                    clear.buffer(),
                    Affine.of(clear.buffer().offset() + clear.buffer().length()));
            code.addStatement("$T.fill($N, $L, $L, 0)", Arrays.class, expressions.array(clear.buffer()), first, end);
        } else if (statement instanceof Stmt.Remark remark) {
            code.add("// $L\n", remark.text());
        }
    }

    /** One call where rows lie one behind the other, else one for each. */
    private void add(Stmt.Apply apply, CodeBlock.Builder code) {
        boolean one = apply.rows().kind() == Extent.Kind.FIXED;
        boolean apart = !one && apply.rowStride() != apply.columns();
        boolean scratch = inScratch.contains(apply.function());
        CodeBlock count = CodeBlock.of("$L", apply.columns());
        if (!one && !apart) {
            count = CodeBlock.of("$L * $L", count, inBlock ? "(" + END + " - " + FIRST.name() + ")" : "sequences");
        } else if (vectors && scratch && wholeVectors.takes(apply)) {
            count = CodeBlock.of("$N($L)", WholeVectors.METHOD, count);
        }
        Affine at = apply.at();
        if (apart) {
            at = at.plus(Affine.of(Variable.SEQUENCE).times(apply.rowStride()));
        } else if (inBlock && !one) {
            at = at.plus(Affine.of(FIRST).times(apply.rowStride()));
        }
        if (apart) {
            beginSequences(code);
        }
        code.addStatement(
                "$N($N, $L, $L$L)",
                FunctionMethods.arrayName(apply.function()),
                expressions.array(apply.buffer()),
                expressions.index(apply.buffer(), at),
                count,
                scratch ? CodeBlock.of(", $L", products.functionScratch()) : CodeBlock.of(""));
        if (apart) {
            code.endControlFlow();
        }
    }

    private void beginSequences(CodeBlock.Builder code) {
        code.beginControlFlow(
                "for (int b = $L; b < $L; b++)", inBlock ? FIRST.name() : "0", inBlock ? END : "sequences");
    }

    private void add(Stmt.Update update, CodeBlock.Builder code) {
        CodeBlock value = expressions.code(update.value());
        String name = expressions.local(update.name());
        if (update.greatest()) {
            code.addStatement("$1N = $2T.max($1N, $3L)", name, Math.class, value);
        } else {
            code.addStatement("$N += $L", name, value);
        }
    }
}

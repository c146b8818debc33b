package io.github.rnngen.generator.schedule.transform;

import io.github.rnngen.generator.schedule.ir.Affine;
import io.github.rnngen.generator.schedule.ir.Buffer;
import io.github.rnngen.generator.schedule.ir.Extent;
import io.github.rnngen.generator.schedule.ir.KernelSizes;
import io.github.rnngen.generator.schedule.ir.Section;
import io.github.rnngen.generator.schedule.ir.Section.Phase;
import io.github.rnngen.generator.schedule.ir.Section.Stage;
import io.github.rnngen.generator.schedule.ir.Section.Time;
import io.github.rnngen.generator.schedule.ir.Stmt;
import io.github.rnngen.generator.schedule.ir.Used;
import io.github.rnngen.generator.schedule.ir.Variable;
import io.github.rnngen.runtime.Signature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes sums of outer products over all steps into the loop over steps that computes what they add up, block by block,
 * while that is still in a near cache.
 */
public final class EarlyGradients {
    private EarlyGradients() {}

    /** The sections, of which products can have rows of several steps. */
    public static List<Section> of(List<Section> sections, Signature signature) {
        int steps = Math.max(1, KernelSizes.TERMS_OF_BLOCK / signature.batch());
        if (signature.batch() == 1 || signature.variableLength() || steps >= signature.steps()) {
            return sections;
        }
        List<Section> result = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            Section loop = sections.get(i);
            if (i + 1 < sections.size() && isFollowed(loop, sections.get(i + 1))) {
                result.addAll(joined(loop, sections.get(i + 1), steps, signature.batch()));
                i++;
            } else {
                result.add(loop);
            }
        }
        return result;
    }

    private static boolean isFollowed(Section loop, Section after) {
        return loop.phase() == Phase.BACKWARD
                && after.phase() == Phase.BACKWARD
                && loop.stage() == Stage.SEQUENCE
                && after.stage() == Stage.SEQUENCE
                && loop.time() == Time.DESCENDING
                && after.time() == Time.NONE;
    }

    private static List<Section> joined(Section loop, Section after, int steps, int batch) {
        Set<Buffer.Memory> inLoop = written(loop.body());
        Set<Buffer.Memory> later = written(after.body());
        List<Stmt> early = new ArrayList<>();
        List<Stmt> late = new ArrayList<>();
        List<Stmt> remarks = new ArrayList<>();
        for (Stmt statement : after.body()) {
            if (statement instanceof Stmt.Remark) {
                remarks.add(statement);
                continue;
            }
            if (statement instanceof Stmt.Product product && isEarly(product, inLoop, later)) {
                early.addAll(remarks);
                early.add(ofBlock(product, steps * batch));
            } else {
                late.addAll(remarks);
                late.add(statement);
            }
            remarks.clear();
        }
        late.addAll(remarks);
        if (early.isEmpty()) {
            return List.of(loop, after);
        }
        List<Stmt> body = new ArrayList<>(loop.body());
        body.add(new Stmt.EachBlock(steps, early));
        return late.isEmpty() ? List.of(loop.with(body)) : List.of(loop.with(body), after.with(late));
    }

    /** Whether all that it reads of a step is there once the loop has run for it. */
    private static boolean isEarly(Stmt.Product product, Set<Buffer.Memory> inLoop, Set<Buffer.Memory> later) {
        return product.terms().kind() == Extent.Kind.STEPS_AND_SEQUENCES
                && product.add()
                && operands(product)
                        .allMatch(matrix -> matrix.buffer().isKeptForEveryStep()
                                && !later.contains(matrix.buffer().memory())
                                && (!inLoop.contains(matrix.buffer().memory())
                                        || matrix.buffer().stepOf(matrix.at().constant()) >= 0));
    }

    private static Stream<Stmt.Matrix> operands(Stmt.Product product) {
        return Stream.concat(Stream.of(product.left()), product.parts().map(Stmt.Part::matrix));
    }

    private static Stmt.Product ofBlock(Stmt.Product product, int terms) {
        List<Stmt.Strip> right = product.right().stream()
                .map(strip -> new Stmt.Strip(
                        terms,
                        strip.parts().stream()
                                .map(part -> new Stmt.Part(fromStep(part.matrix()), part.columns()))
                                .toList()))
                .toList();
        return new Stmt.Product(
                product.target(),
                fromStep(product.left()),
                right,
                product.rows(),
                new Extent(Extent.Kind.BLOCK_AND_SEQUENCES, terms),
                true);
    }

    private static Stmt.Matrix fromStep(Stmt.Matrix matrix) {
        Affine steps = Affine.of(Variable.STEP).times(matrix.buffer().stepStride());
        return new Stmt.Matrix(matrix.buffer(), matrix.at().plus(steps), matrix.rowStride(), matrix.columnStride());
    }

    private static Set<Buffer.Memory> written(List<Stmt> body) {
        Set<Buffer.Memory> written = new HashSet<>();
        body.forEach(statement -> Used.written(statement).forEach(buffer -> written.add(buffer.memory())));
        return written;
    }
}

package io.github.rnngen.generator.schedule.transform;

import io.github.rnngen.generator.schedule.ir.Bytes;
import io.github.rnngen.generator.schedule.ir.Extent;
import io.github.rnngen.generator.schedule.ir.Operations;
import io.github.rnngen.generator.schedule.ir.Section;
import io.github.rnngen.generator.schedule.ir.Stmt;
import io.github.rnngen.runtime.Signature;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs functions of rows and the loops around them for a few sequences at a time, so that what one stores the next one finds
 * in the nearest cache.
 */
public final class SequenceBlocks {
    /** How many numbers of a row of values, those of some sequences, stay near beside a dozen others. */
    private static final int NEAR_NUMBERS = 256;

    private final int batch;
    private final List<Stmt> result = new ArrayList<>();
    private final List<Stmt> run = new ArrayList<>();

    private SequenceBlocks(int batch) {
        this.batch = batch;
    }

    public static List<Section> of(List<Section> sections, Signature signature) {
        return signature.batch() == 1 || signature.variableLength()
                ? sections
                : sections.stream()
                        .map(section -> section.with(new SequenceBlocks(signature.batch()).of(section.body())))
                        .toList();
    }

    private List<Stmt> of(List<Stmt> body) {
        for (Stmt statement : body) {
            boolean fits = statement instanceof Stmt.Remark || numbers(statement) > 0;
            if (!fits || isFull(statement)) {
                end();
            }
            (fits ? run : result).add(statement);
        }
        end();
        return result;
    }

    /** Whether a run is all that a method has room for. */
    private boolean isFull(Stmt next) {
        return Operations.of(run) + Operations.of(next) > Operations.METHOD_BUDGET
                || Bytes.of(run) + Bytes.of(next) > Bytes.METHOD_BUDGET;
    }

    /** How many numbers a statement computes of each sequence's row; 0 if it is no loop over sequences. */
    private static int numbers(Stmt statement) {
        if (statement instanceof Stmt.Apply apply) {
            return apply.rows().kind() == Extent.Kind.SEQUENCES ? apply.columns() : 0;
        }
        return statement instanceof Stmt.EachSequence each ? longestLoop(each) : 0;
    }

    private static int longestLoop(Stmt statement) {
        int own = statement instanceof Stmt.Loop loop ? loop.extent() : 1;
        return Math.max(
                own,
                statement.inner().stream()
                        .mapToInt(SequenceBlocks::longestLoop)
                        .max()
                        .orElse(0));
    }

    private void end() {
        int end = run.size();
        while (end > 0 && run.get(end - 1) instanceof Stmt.Remark) {
            end--;
        }
        List<Stmt> loops = run.subList(0, end);
        int numbers = loops.stream().mapToInt(SequenceBlocks::numbers).max().orElse(1);
        int sequences = Math.max(1, NEAR_NUMBERS / numbers);
        boolean readsAgain = loops.size() > 1 && loops.stream().anyMatch(Stmt.Apply.class::isInstance);
        if (readsAgain && 2 * sequences <= batch) {
            result.add(new Stmt.SequenceBlock(sequences, loops));
        } else {
            result.addAll(loops);
        }
        result.addAll(run.subList(end, run.size()));
        run.clear();
    }
}

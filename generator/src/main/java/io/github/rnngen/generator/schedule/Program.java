package io.github.rnngen.generator.schedule;

import io.github.rnngen.generator.schedule.cost.CostModel;
import io.github.rnngen.generator.schedule.cost.Prediction;
import io.github.rnngen.generator.schedule.cost.Work;
import io.github.rnngen.generator.schedule.ir.Block;
import io.github.rnngen.generator.schedule.ir.Buffer;
import io.github.rnngen.generator.schedule.ir.Section.Phase;
import io.github.rnngen.generator.schedule.ir.Unroll;
import io.github.rnngen.runtime.Signature;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that generated code does, ready to be written down.
 *
 * @param unrolled what is straight-line code; never {@code AUTO}
 * @param blocks in the order in which they run
 * @param bases index in the work array of the memory of each name
 * @param workLength length of the work array
 * @param tables the numbers of each table
 * @param loss where the loss lies after the last block, if there is one
 * @param work arithmetic of one training step for one sequence, by phase
 * @param predicted the time of one run for a full batch; with the update of the parameters, if there are gradients
 */
public record Program(
        Signature signature,
        Unroll unrolled,
        List<Block> blocks,
        Map<String, Integer> bases,
        int workLength,
        Map<Buffer, List<Double>> tables,
        Optional<Buffer> loss,
        Map<Phase, Work> work,
        Prediction predicted) {

    /** The widest vectors, in bits, that most of its rows fill. */
    public int vectorBits() {
        return CostModel.vectorBits(predicted, signature.precision());
    }

    /** Whether each statement sees to all sequences; otherwise all of them run for one sequence after another. */
    public boolean takesAllSequences() {
        return unrolled.takesAllSequences(signature);
    }
}

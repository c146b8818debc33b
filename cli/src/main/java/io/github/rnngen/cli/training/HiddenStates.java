package io.github.rnngen.cli.training;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Signature;
import io.github.rnngen.runtime.StateSlot;
import java.util.ArrayList;
import java.util.List;

/**
 * A state over the steps of one sequence.
 *
 * @param name of the state
 * @param values {@code [unit][step]}
 */
@SuppressWarnings("ArrayRecordComponent")
public record HiddenStates(String name, double[][] values) {
    private static final int MOST_STEPS = 200;
    private static final int MOST_STATES = 4;

    /**
     * The states over the longest sequence that is held out, else the longest to learn from. A network shows its state at the
     * end of a pass alone, so the sequence is read up to each of its steps in turn.
     *
     * @param network of sequences of any length
     */
    public static <A> List<HiddenStates> of(Network<A> network, A parameters, DataSet<A> data) {
        Signature signature = network.signature();
        Pieces pieces = data.heldOut().count() > 0 ? data.heldOut().pieces() : data.training();
        if (pieces.count() == 0 || signature.states().isEmpty()) {
            return List.of();
        }
        int piece = longest(pieces);
        int steps = Math.min(MOST_STEPS, pieces.lengths()[piece]);
        int[] starts = new int[steps];
        int[] lengths = new int[steps];
        for (int step = 0; step < steps; step++) {
            starts[step] = pieces.starts()[piece];
            lengths[step] = step + 1;
        }
        Examples<A> examples = data.examples(new Pieces(starts, lengths));
        List<HiddenStates> states = new ArrayList<>();
        signature.states().stream()
                .limit(MOST_STATES)
                .forEach(slot ->
                        states.add(new HiddenStates(slot.name(), new double[slot.elements() / slot.depth()][steps])));
        Elements<A> elements = network.elements();
        network.resetState();
        for (int step = 0; step < steps; step++) {
            examples.load(step, network, 0);
            network.forward(parameters, 1);
            for (int s = 0; s < states.size(); s++) {
                StateSlot slot = signature.states().get(s);
                int size = slot.elements() / slot.depth();
                // The latest of the values that are kept comes last.
                int offset = slot.offset() + slot.elements() - size;
                for (int unit = 0; unit < size; unit++) {
                    states.get(s).values[unit][step] = elements.get(network.endState(), offset + unit);
                }
            }
        }
        return states;
    }

    private static int longest(Pieces pieces) {
        int longest = 0;
        for (int i = 1; i < pieces.count(); i++) {
            longest = pieces.lengths()[i] > pieces.lengths()[longest] ? i : longest;
        }
        return longest;
    }
}

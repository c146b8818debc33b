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
     * The states over a held-out sequence. A network shows its state at the end of a pass alone, so the sequence is read up to
     * each of its steps in turn, as far as lengths may differ; else windows of the data that end one step later each are
     * read.
     */
    public static <A> List<HiddenStates> of(Network<A> network, A parameters, DataSet<A> data) {
        Signature signature = network.signature();
        Pieces pieces = data.heldOut().count() > 0 ? data.heldOut().pieces() : data.training();
        int[] order = order(signature, pieces);
        if (order.length == 0 || signature.states().isEmpty()) {
            return List.of();
        }
        int[] starts = new int[order.length];
        int[] lengths = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            starts[i] = pieces.starts()[signature.variableLength() ? longest(pieces) : order[i]];
            lengths[i] = signature.variableLength() ? i + 1 : signature.steps();
        }
        Examples<A> examples = data.examples(new Pieces(starts, lengths));
        List<HiddenStates> states = new ArrayList<>();
        signature.states().stream()
                .limit(MOST_STATES)
                .forEach(slot -> states.add(
                        new HiddenStates(slot.name(), new double[slot.elements() / slot.depth()][order.length])));
        Elements<A> elements = network.elements();
        network.resetState();
        for (int i = 0; i < order.length; i++) {
            examples.load(i, network, 0);
            network.forward(parameters, 1);
            for (int s = 0; s < states.size(); s++) {
                StateSlot slot = signature.states().get(s);
                int size = slot.elements() / slot.depth();
                // The latest of the values that are kept comes last.
                int offset = slot.offset() + slot.elements() - size;
                for (int unit = 0; unit < size; unit++) {
                    states.get(s).values[unit][i] = elements.get(network.endState(), offset + unit);
                }
            }
        }
        return states;
    }

    /** The pieces to read, one a column of the picture. */
    private static int[] order(Signature signature, Pieces pieces) {
        if (pieces.count() == 0) {
            return new int[0];
        }
        int count = signature.variableLength()
                ? pieces.lengths()[longest(pieces)]
                : Math.min(MOST_STEPS, consecutive(pieces));
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        return order;
    }

    private static int longest(Pieces pieces) {
        int longest = 0;
        for (int i = 1; i < pieces.count(); i++) {
            longest = pieces.lengths()[i] > pieces.lengths()[longest] ? i : longest;
        }
        return longest;
    }

    /** How many pieces follow each other by one step. */
    private static int consecutive(Pieces pieces) {
        int count = 1;
        while (count < pieces.count() && pieces.starts()[count] == pieces.starts()[count - 1] + 1) {
            count++;
        }
        return count;
    }
}

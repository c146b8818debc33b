package io.github.rnngen.cli.training;

import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Signature;

/** Runs a network over sequences and shows what it computes at the steps that count. */
final class Passes {
    private Passes() {}

    /** Is shown the outputs of one step. */
    interface StepReader {
        /**
         * Reads outputs.
         *
         * @param piece which sequence
         * @param step which step of it
         * @param place where the step's outputs lie in buffers {@code [place][elements]}
         */
        void read(int piece, int step, int place);
    }

    /** In the order of the pieces; those of a batch one after the other. */
    static <A> void run(Network<A> network, A parameters, DataSet<A> data, Judged judged, StepReader reader) {
        Examples<A> examples = data.examples(judged.pieces());
        int batch = network.signature().batch();
        network.resetState();
        for (int first = 0; first < examples.count(); first += batch) {
            int count = Math.min(batch, examples.count() - first);
            for (int slot = 0; slot < count; slot++) {
                examples.load(first + slot, network, slot);
            }
            network.forward(parameters, count);
            for (int slot = 0; slot < count; slot++) {
                int piece = first + slot;
                for (int step = judged.from()[piece]; step < judged.pieces().lengths()[piece]; step++) {
                    reader.read(piece, step, step * batch + slot);
                }
            }
        }
    }

    /**
     * The output that answers a target: the first that has as many elements, or one per class.
     *
     * @throws MappingException if there is none
     */
    static Port outputFor(Signature signature, Port target) {
        int wanted = target.isIndex() ? target.classes() : target.elements();
        return signature.outputs().stream()
                .filter(output -> !output.isIndex() && output.elements() == wanted)
                .findFirst()
                .orElseThrow(() -> new MappingException("no output of the model has " + wanted
                        + (target.isIndex() ? " elements, one per class of " : " elements, as the target ")
                        + target.name() + (target.isIndex() ? "" : " has")));
    }
}

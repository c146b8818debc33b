package io.github.rnngen.runtime.train;

import io.github.rnngen.runtime.Network;
import java.util.List;

/** The loss of sequences that are not learned from, in batches as those of training. */
final class Validation<A> {
    private final Batches batches;
    private final Sequences<A> data;
    private final Network<A> network;
    private final Batch batch;
    private final BatchPasses<A> passes;

    Validation(Trainer<A> trainer, List<Network<A>> workspaces, Workers workers, Sequences<A> data, A parameters) {
        this.batches = trainer.batches(data, false);
        this.data = data;
        this.network = workspaces.get(0);
        this.batch = new Batch(trainer.batchSize(data), trainer.shardSize());
        this.passes = new BatchPasses<>(workspaces, workers, data, parameters, trainer.lanes(data), batch);
        batches.arrange(1);
    }

    /**
     * The mean of the batches' losses, each weighted with its number of sequences. Not finite if the parameters make it so.
     *
     * @throws IllegalArgumentException if it is not finite because an input or target isn't; says which
     */
    double meanLoss() {
        double weighted = 0;
        for (int i = 0; i < batches.count(); i++) {
            batch.select(batches, i, i > 0);
            passes.prepareMeans();
            weighted += passes.loss() * batch.size();
        }
        double mean = weighted / data.count();
        if (!Double.isFinite(mean)) {
            requireFinite();
        }
        return mean;
    }

    private void requireFinite() {
        for (int sequence = 0; sequence < data.count(); sequence++) {
            data.load(sequence, network, 0);
            String fault = DataFaults.inFirstSequence(network);
            if (fault != null) {
                throw new IllegalArgumentException("in sequence " + sequence + " of those for validation " + fault);
            }
        }
    }
}

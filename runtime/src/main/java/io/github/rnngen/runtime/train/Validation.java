package io.github.rnngen.runtime.train;

import io.github.rnngen.runtime.Network;
import java.util.List;

/** The loss of sequences that are not learned from, in batches as those of training. */
final class Validation<A> {
    private final Batches batches;
    private final int sequences;
    private final Batch batch;
    private final BatchPasses<A> passes;

    Validation(Trainer<A> trainer, List<Network<A>> workspaces, Workers workers, Sequences<A> data, A parameters) {
        this.batches = trainer.batches(data, false);
        this.sequences = data.count();
        this.batch = new Batch(trainer.batchSize(data), trainer.shardSize());
        this.passes = new BatchPasses<>(workspaces, workers, data, parameters, trainer.lanes(data), batch);
        batches.arrange(1);
    }

    /** The mean of the batches' losses, each weighted with its number of sequences. */
    double meanLoss() {
        double weighted = 0;
        for (int i = 0; i < batches.count(); i++) {
            batch.select(batches, i, i > 0);
            passes.prepareMeans();
            weighted += passes.loss() * batch.size();
        }
        return weighted / sequences;
    }
}

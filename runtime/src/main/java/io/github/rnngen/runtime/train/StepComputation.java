package io.github.rnngen.runtime.train;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.random.SplitMix64;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The loss and gradient of one step, over one batch or several, and where it goes wrong if it does. */
final class StepComputation<A> {
    private final Trainer<A> trainer;
    private final Elements<A> elements;
    private final List<Network<A>> workspaces;
    private final Workers workers;
    private final Sequences<A> data;
    private final A parameters;
    private final Batches batches;
    private final LaneStates<A> lanes;
    private final LaneStates<A> lanesBefore;
    private final Batch batch;
    private final BatchPasses<A> passes;
    private final A gradients;
    private final long dropoutSeed;

    /** The step at hand. */
    private int first;

    private int end;
    private boolean carrying;
    private long firstNumber;
    private int sequences;
    private double loss;

    StepComputation(
            Trainer<A> trainer,
            List<Network<A>> workspaces,
            Workers workers,
            Sequences<A> data,
            A parameters,
            Batches batches,
            LaneStates<A> lanes) {
        this.trainer = trainer;
        this.elements = trainer.elements();
        this.workspaces = workspaces;
        this.workers = workers;
        this.data = data;
        this.parameters = parameters;
        this.batches = batches;
        this.lanes = lanes;
        this.lanesBefore = trainer.lanes(data);
        this.batch = new Batch(trainer.batchSize(data), trainer.shardSize());
        this.passes = new BatchPasses<>(workspaces, workers, data, parameters, lanes, batch);
        this.gradients = elements.allocate(elements.length(parameters));
        this.dropoutSeed = SplitMix64.stream(trainer.seed(), "dropout").nextLong();
    }

    /**
     * Computes loss and gradient. If that fails, because a sequence can't be loaded, say, states carried on are as they were.
     *
     * @param firstBatch of the epoch
     * @param endBatch behind the last one
     * @param carriesState whether there is state to carry on from the step before
     * @param number of the first batch among those of all epochs
     */
    void compute(int firstBatch, int endBatch, boolean carriesState, long number) {
        first = firstBatch;
        end = endBatch;
        carrying = carriesState;
        firstNumber = number;
        lanesBefore.set(lanes.all());
        boolean done = false;
        try {
            prepareMeans();
            loss = 0;
            for (int i = first; i < end; i++) {
                select(batch, i);
                loss += passes.addGradients(gradients, i == first, dropoutSeed(i));
            }
            done = true;
        } finally {
            if (!done) {
                lanes.set(lanesBefore.all());
            }
        }
    }

    private void select(Batch selected, int i) {
        selected.select(batches, i, carrying || i > first);
    }

    /** Each batch of a run has dropout of its own. */
    private long dropoutSeed(int i) {
        return dropoutSeed + firstNumber + (i - first);
    }

    /** Several passes are to give the means of all of them; one alone knows what it has. */
    private void prepareMeans() {
        int count = 0;
        sequences = 0;
        for (int i = first; i < end; i++) {
            select(batch, i);
            sequences += batch.size();
            count += batch.passes();
        }
        if (count == 1) {
            passes.averageOver(0, 0);
            return;
        }
        long steps = 0;
        for (int i = first; i < end; i++) {
            select(batch, i);
            steps += passes.validSteps();
        }
        passes.averageOver(sequences, steps);
    }

    double loss() {
        return loss;
    }

    /** The gradient; may be changed. */
    A gradients() {
        return gradients;
    }

    /** How many sequences the step has. */
    int sequences() {
        return sequences;
    }

    boolean isFinite() {
        return Double.isFinite(loss) && elements.firstNonFinite(gradients) < 0;
    }

    /**
     * Where a step that is not finite goes wrong. Computes its sequences one by one; states carried on are then as they were
     * before the step.
     *
     * @param epoch from 1
     * @param step of the epoch, from 1
     */
    NonFiniteStep diagnose(int epoch, int step) {
        Network<A> network = workspaces.get(0);
        int bad = elements.firstNonFinite(gradients);
        String gradient = bad < 0 ? null : network.signature().parameterAt(bad);
        lanes.set(lanesBefore.all());
        String source = DataFaults.inParameters(network, parameters);
        OptionalInt sequence = OptionalInt.empty();
        if (source == null) {
            Culprit culprit = firstCulprit(network);
            sequence = culprit.sequence;
            source = culprit.source;
        }
        return new NonFiniteStep(epoch, step, loss, gradient, sequence, source);
    }

    private record Culprit(OptionalInt sequence, @Nullable String source) {}

    private Culprit firstCulprit(Network<A> network) {
        Batch single = new Batch(trainer.batchSize(data), 1);
        BatchPasses<A> alone = new BatchPasses<>(List.of(network), workers, data, parameters, lanes, single);
        try {
            for (int i = first; i < end; i++) {
                select(single, i);
                for (int pass = 0; pass < single.passes(); pass++) {
                    if (!alone.isFinite(pass, dropoutSeed(i))) {
                        int sequence = single.sequence(pass);
                        return new Culprit(OptionalInt.of(sequence), DataFaults.inFirstSequence(network));
                    }
                }
            }
            return new Culprit(OptionalInt.empty(), null);
        } finally {
            lanes.set(lanesBefore.all());
        }
    }
}

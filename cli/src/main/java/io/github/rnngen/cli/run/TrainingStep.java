package io.github.rnngen.cli.run;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.train.Workers;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * A training step over and over: forward, backward, gradient descent. The sequences of a batch are spread over threads
 * with a workspace each; gradients are added in the order of the threads.
 */
public final class TrainingStep<A> {
    private static final double RATE = 1e-4;

    private final List<Network<A>> workspaces;
    private final Elements<A> elements;
    private final A parameters;
    private final int batch;
    private final Workers workers;
    private final IntConsumer pass = this::pass;

    private TrainingStep(List<Network<A>> workspaces, Workers workers) {
        this.workspaces = workspaces;
        this.elements = workspaces.get(0).elements();
        this.parameters = workspaces.get(0).newParameters(1);
        this.batch = workspaces.get(0).signature().batch();
        this.workers = workers;
    }

    /**
     * Measures until it has the median of some tens of rounds; takes a few seconds.
     *
     * @param workspaces networks of one class, one for each thread; no more than the batch has sequences
     */
    @SuppressWarnings("unchecked") // They are of one class.
    public static Measurement measure(List<? extends Network<?>> workspaces) {
        return measureAll((List<Network<Object>>) workspaces);
    }

    private static <A> Measurement measureAll(List<Network<A>> workspaces) {
        workspaces.forEach(TrainingStep::fill);
        try (Workers workers = new Workers(workspaces.size())) {
            return Repetition.measure(new TrainingStep<>(workspaces, workers)::step);
        }
    }

    private static <A> void fill(Network<A> network) {
        RandomData<A> data = new RandomData<>(network.elements());
        network.signature().inputs().forEach(port -> data.fill(port, network::values, network::indices));
        network.signature().targets().forEach(port -> data.fill(port, network::values, network::indices));
    }

    private void step() {
        workers.run(workspaces.size(), pass);
        for (Network<A> workspace : workspaces) {
            elements.addScaled(parameters, -RATE, workspace.gradients());
        }
    }

    /** Computes one worker's share of the sequences. */
    private void pass(int worker) {
        int share = (worker + 1) * batch / workspaces.size() - worker * batch / workspaces.size();
        workspaces.get(worker).lossAndGradients(parameters, share);
    }
}

package io.github.rnngen.cli.run;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A training step over and over: forward, backward, gradient descent. The sequences of a batch are spread over threads
 * with a workspace each; gradients are added in the order of the threads.
 */
public final class TrainingStep<A> {
    private static final double RATE = 1e-4;

    private final List<Network<A>> workspaces;
    private final Elements<A> elements;
    private final A parameters;
    private final ExecutorService threads;

    private TrainingStep(List<Network<A>> workspaces, ExecutorService threads) {
        this.workspaces = workspaces;
        this.elements = workspaces.get(0).elements();
        this.parameters = workspaces.get(0).newParameters(1);
        this.threads = threads;
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
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, workspaces.size() - 1), task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        });
        try {
            return Repetition.measure(new TrainingStep<>(workspaces, threads)::step);
        } finally {
            threads.shutdownNow();
        }
    }

    private static <A> void fill(Network<A> network) {
        RandomData<A> data = new RandomData<>(network.elements());
        network.signature().inputs().forEach(port -> data.fill(port, network::values, network::indices));
        network.signature().targets().forEach(port -> data.fill(port, network::values, network::indices));
    }

    private void step() {
        if (workspaces.size() == 1) {
            workspaces.get(0).lossAndGradients(parameters);
        } else {
            spread();
        }
        for (Network<A> workspace : workspaces) {
            elements.addScaled(parameters, -RATE, workspace.gradients());
        }
    }

    private void spread() {
        int batch = workspaces.get(0).signature().batch();
        List<Future<?>> others = new ArrayList<>();
        for (int i = 1; i < workspaces.size(); i++) {
            Network<A> workspace = workspaces.get(i);
            int share = (i + 1) * batch / workspaces.size() - i * batch / workspaces.size();
            others.add(threads.submit(() -> workspace.lossAndGradients(parameters, share)));
        }
        workspaces.get(0).lossAndGradients(parameters, batch / workspaces.size());
        try {
            for (Future<?> other : others) {
                other.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}

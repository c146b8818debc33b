package io.github.rnngen.cli.run;

import com.sun.management.ThreadMXBean;
import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.random.SplitMix64;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
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
    private static final long WARM_UP_NANOSECONDS = 2_000_000_000L;
    private static final long ROUND_NANOSECONDS = 20_000_000L;
    private static final int ROUNDS = 31;
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
            return new TrainingStep<>(workspaces, threads).measure();
        } finally {
            threads.shutdownNow();
        }
    }

    private static <A> void fill(Network<A> network) {
        SplitMix64 random = SplitMix64.stream(1, "bench");
        network.signature().inputs().forEach(port -> fill(network, port, random));
        network.signature().targets().forEach(port -> fill(network, port, random));
    }

    private static <A> void fill(Network<A> network, Port port, SplitMix64 random) {
        if (port.isIndex()) {
            Arrays.setAll(network.indices(port.name()), i -> random.nextInt(port.classes()));
            return;
        }
        A values = network.values(port.name());
        for (int i = 0; i < network.elements().length(values); i++) {
            network.elements().set(values, i, random.nextDouble());
        }
    }

    private Measurement measure() {
        long start = System.nanoTime();
        long steps = 0;
        while (System.nanoTime() - start < WARM_UP_NANOSECONDS || steps < 3) {
            step();
            steps++;
        }
        long perStep = (System.nanoTime() - start) / steps;
        int perRound = (int) Math.max(1, ROUND_NANOSECONDS / Math.max(1, perStep));
        double[] microseconds = new double[ROUNDS];
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = memory.getCurrentThreadAllocatedBytes();
        for (int round = 0; round < ROUNDS; round++) {
            long before = System.nanoTime();
            for (int i = 0; i < perRound; i++) {
                step();
            }
            microseconds[round] = (System.nanoTime() - before) / 1e3 / perRound;
        }
        long bytes = memory.getCurrentThreadAllocatedBytes() - allocated;
        Arrays.sort(microseconds);
        return new Measurement(microseconds[ROUNDS / 2], bytes / ((long) ROUNDS * perRound));
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

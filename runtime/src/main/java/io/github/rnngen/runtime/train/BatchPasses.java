package io.github.rnngen.runtime.train;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Computes batches pass by pass, several at once if there are several workspaces. What passes give is added up in the
 * order of the passes, whichever is done first, so the results are the same bits for any number of threads.
 */
final class BatchPasses<A> {
    private static final int MOST_SHOWN = 64;

    private final List<Network<A>> workspaces;
    private final Elements<A> elements;
    private final Workers workers;
    private final Sequences<A> data;
    private final A parameters;
    private final LaneStates<A> lanes;
    private final Batch batch;
    private final double[] losses;

    private final IntConsumer lossTask = this::computeLoss;
    private final IntConsumer gradientTask = this::computeGradients;
    private int firstPass;
    private long dropoutSeed;

    /**
     * Passes over some data.
     *
     * @param workspaces one for each thread
     * @param parameters read whenever a batch is computed
     * @param lanes where states are carried on, by place
     * @param batch what {@link #loss} and {@link #addGradients} compute
     */
    BatchPasses(
            List<Network<A>> workspaces,
            Workers workers,
            Sequences<A> data,
            A parameters,
            LaneStates<A> lanes,
            Batch batch) {
        this.workspaces = workspaces;
        this.elements = workspaces.get(0).elements();
        this.workers = workers;
        this.data = data;
        this.parameters = parameters;
        this.lanes = lanes;
        this.batch = batch;
        this.losses = new double[workspaces.size()];
    }

    /** Has the model's means be those over the batch; one pass alone knows itself what it has. */
    void prepareMeans() {
        if (batch.passes() == 1) {
            averageOver(0, 0);
        } else {
            averageOver(batch.size(), validSteps());
        }
    }

    /** How many valid steps the sequences of the batch have in all. */
    long validSteps() {
        long steps = 0;
        for (int i = 0; i < batch.size(); i++) {
            steps += data.length(batch.sequence(i), workspaces.get(0));
        }
        return steps;
    }

    /** Makes the model's means those over this many sequences and valid steps. */
    void averageOver(int sequences, long steps) {
        if (steps > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("the batches of a step have " + steps
                    + " time steps in all, and there is room for " + Integer.MAX_VALUE + ": make them smaller");
        }
        for (int i = 0; i < workspaces.size(); i++) {
            workspaces.get(i).averageOver(sequences, (int) steps);
        }
    }

    /** The loss of the batch. */
    double loss() {
        return run(lossTask, null, false);
    }

    /**
     * The loss of the batch, with dropout; its gradient is added to others.
     *
     * @param total what the gradients are added to
     * @param empty whether there is nothing in it yet: what it holds is forgotten
     */
    double addGradients(A total, boolean empty, long seed) {
        dropoutSeed = seed;
        return run(gradientTask, total, empty);
    }

    /** Whether loss and gradient of one pass are finite. */
    boolean isFinite(int pass, long seed) {
        firstPass = pass;
        dropoutSeed = seed;
        computeGradients(0);
        return Double.isFinite(losses[0])
                && elements.firstNonFinite(workspaces.get(0).gradients()) < 0;
    }

    private double run(IntConsumer task, @Nullable A total, boolean empty) {
        double loss = 0;
        boolean first = empty;
        int passes = batch.passes();
        for (firstPass = 0; firstPass < passes; firstPass += workspaces.size()) {
            int active = Math.min(workspaces.size(), passes - firstPass);
            workers.run(active, task);
            for (int worker = 0; worker < active; worker++) {
                loss += losses[worker];
                if (total != null) {
                    add(workspaces.get(worker).gradients(), total, first);
                    first = false;
                }
            }
        }
        return loss;
    }

    private void add(A gradients, A total, boolean first) {
        if (first) {
            elements.copy(gradients, 0, total, 0, elements.length(total));
        } else {
            elements.addScaled(total, 1, gradients);
        }
    }

    private void computeLoss(int worker) {
        int pass = firstPass + worker;
        Network<A> network = workspaces.get(worker);
        load(pass, network);
        try {
            losses[worker] = network.loss(parameters, batch.end(pass) - batch.first(pass));
        } catch (IllegalArgumentException e) {
            throw named(pass, e);
        }
        keepStates(pass, network);
    }

    private void computeGradients(int worker) {
        int pass = firstPass + worker;
        Network<A> network = workspaces.get(worker);
        load(pass, network);
        network.seedDropout(dropoutSeed, batch.first(pass));
        try {
            losses[worker] = network.lossAndGradients(parameters, batch.end(pass) - batch.first(pass));
        } catch (IllegalArgumentException e) {
            throw named(pass, e);
        }
        keepStates(pass, network);
    }

    /** A network counts the sequences of a pass from 0. */
    private IllegalArgumentException named(int pass, IllegalArgumentException fault) {
        int shown = Math.min(batch.end(pass), batch.first(pass) + MOST_SHOWN);
        String sequences = IntStream.range(batch.first(pass), shown)
                .mapToObj(i -> String.valueOf(batch.sequence(i)))
                .collect(Collectors.joining(", "));
        return new IllegalArgumentException(
                fault.getMessage() + "; this pass has, from its sequence 0 on, these of the data: " + sequences
                        + (shown < batch.end(pass) ? " ..." : ""),
                fault);
    }

    private void load(int pass, Network<A> network) {
        int first = batch.first(pass);
        if (batch.carries(pass)) {
            network.carryState();
        } else {
            network.resetState();
        }
        for (int i = first; i < batch.end(pass); i++) {
            if (batch.carries(pass)) {
                lanes.start(batch.place(i), network, i - first);
            }
            data.load(batch.sequence(i), network, i - first);
        }
    }

    private void keepStates(int pass, Network<A> network) {
        for (int i = batch.first(pass); i < batch.end(pass); i++) {
            lanes.keep(batch.place(i), network, i - batch.first(pass));
        }
    }
}

package io.github.rnngen.runtime.train;

import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.optimize.Optimizer;
import io.github.rnngen.runtime.random.SplitMix64;
import io.github.rnngen.runtime.train.TrainingListener.Decision;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * The training loop: epochs of batches of sequences, one step of the optimiser after each batch.
 *
 * <p>Batches are filled in order, and the last one of an epoch takes what is left: its loss and gradient are those of
 * the sequences that it has, as the model's {@code loss} lines define them. Each sequence starts from the model's
 * initial states, unless {@link Sequences#load} writes others.
 *
 * <p>The same network, parameters, sequences and seed give the same bits. Nothing is allocated per step. Works on its
 * network, whose buffers it overwrites; so no two threads may train with the same network at once.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public final class Trainer<A> {
    private final Network<A> network;
    private final Optimizer<A> optimizer;
    private final double rate;
    private final OptionalLong shuffleSeed;
    private final TrainingListener listener;

    /**
     * A trainer that takes the sequences in the order in which they are, and reports to nobody.
     *
     * @param rate the learning rate
     */
    public Trainer(Network<A> network, Optimizer<A> optimizer, double rate) {
        this(network, optimizer, rate, OptionalLong.empty(), progress -> Decision.CONTINUE);
    }

    private Trainer(
            Network<A> network,
            Optimizer<A> optimizer,
            double rate,
            OptionalLong shuffleSeed,
            TrainingListener listener) {
        this.network = network;
        this.optimizer = optimizer;
        this.rate = rate;
        this.shuffleSeed = shuffleSeed;
        this.listener = listener;
    }

    /** The same trainer, but with the sequences in an order of each epoch's own, drawn from a seed. */
    public Trainer<A> withShuffling(long seed) {
        return new Trainer<>(network, optimizer, rate, OptionalLong.of(seed), listener);
    }

    /** The same trainer, but reporting to this listener. */
    public Trainer<A> withListener(TrainingListener replacement) {
        return new Trainer<>(network, optimizer, rate, shuffleSeed, replacement);
    }

    /**
     * Trains parameters in place.
     *
     * @param parameters the flat array that the network's signature lays out
     * @param sequences at least one
     * @param epochs how many passes over all sequences, at least 1
     * @return how the last epoch went
     * @throws IllegalArgumentException if an argument is out of range
     * @throws NonFiniteStepException if a loss or gradient is not finite; the parameters then are as the step before
     *     left them
     */
    public Progress train(A parameters, Sequences<A> sequences, int epochs) {
        requireParameters(parameters);
        requireAtLeastOne("sequence", sequences.count());
        requireAtLeastOne("epoch", epochs);
        long start = System.nanoTime();
        int[] order = new int[sequences.count()];
        Progress progress;
        int epoch = 0;
        do {
            epoch++;
            arrange(order, epoch);
            progress = pass(parameters, sequences, order, epoch, epochs, start);
        } while (listener.epochDone(progress) == Decision.CONTINUE && epoch < epochs);
        return progress;
    }

    /** An epoch's order depends on the seed and the epoch alone, not on the epochs before it. */
    private void arrange(int[] order, int epoch) {
        Arrays.setAll(order, i -> i);
        if (shuffleSeed.isPresent()) {
            SplitMix64.stream(shuffleSeed.getAsLong(), epoch).shuffle(order);
        }
    }

    private Progress pass(A parameters, Sequences<A> sequences, int[] order, int epoch, int epochs, long start) {
        int room = network.signature().batch();
        int batches = (order.length - 1) / room + 1;
        double totalLoss = 0;
        double weightedLoss = 0;
        for (int batch = 0; batch < batches; batch++) {
            int first = batch * room;
            int count = Math.min(room, order.length - first);
            network.resetState();
            for (int slot = 0; slot < count; slot++) {
                sequences.load(order[first + slot], network, slot);
            }
            double loss = network.lossAndGradients(parameters, count);
            requireFinite(loss, epoch, batch);
            optimizer.update(parameters, network.gradients(), rate);
            totalLoss += loss;
            weightedLoss += loss * count;
        }
        double meanLoss = weightedLoss / order.length;
        return new Progress(epoch, epochs, batches, order.length, totalLoss, meanLoss, System.nanoTime() - start);
    }

    private void requireFinite(double loss, int epoch, int batch) {
        int bad = network.elements().firstNonFinite(network.gradients());
        if (bad >= 0 || !Double.isFinite(loss)) {
            String parameter = bad >= 0 ? network.signature().parameterAt(bad) : null;
            throw new NonFiniteStepException(epoch, batch + 1, loss, parameter);
        }
    }

    private void requireParameters(A parameters) {
        int expected = network.signature().parameterCount();
        int actual = network.elements().length(parameters);
        if (actual != expected) {
            throw new IllegalArgumentException(
                    network.signature().name() + " has " + expected + " parameters, but the array has " + actual);
        }
    }

    private static void requireAtLeastOne(String what, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("training needs at least one " + what + ", not " + count);
        }
    }
}

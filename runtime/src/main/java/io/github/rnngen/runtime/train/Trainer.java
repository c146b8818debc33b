package io.github.rnngen.runtime.train;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.optimize.Clipping;
import io.github.rnngen.runtime.optimize.ConstantRate;
import io.github.rnngen.runtime.optimize.Optimizer;
import io.github.rnngen.runtime.optimize.Range;
import io.github.rnngen.runtime.optimize.RateSchedule;
import io.github.rnngen.runtime.settings.TrainingSettings;
import io.github.rnngen.runtime.train.TrainingListener.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The training loop: epochs of batches of sequences, one step of the optimiser after each batch.
 *
 * <p>Batches are filled in order, and the last one of an epoch takes what is left: its loss and gradient are those of
 * the sequences that it has, as the model's {@code loss} lines define them. Each sequence starts from the model's
 * initial states, unless {@link Sequences#load} writes others or {@link #withCarriedState} says otherwise.
 *
 * <p>The same network, parameters, sequences and settings give the same bits, whatever the number of threads, and whether
 * or not a run was interrupted. With one thread nothing is allocated per step.
 *
 * <p>Immutable, but for the network and the optimiser, which belong to one run at a time: their buffers are overwritten, and
 * what the optimiser remembers goes over to the next run. For the same bits again, make another trainer.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public final class Trainer<A> {
    private final Network<A> network;
    private final Optimizer<A> optimizer;
    private final double rate;
    private RateSchedule schedule = new ConstantRate();
    private Clipping clipping = new Clipping.None();
    private int batchSize;
    private int shardSize;
    private int accumulation = 1;
    private boolean shuffled;
    private boolean stateCarried;
    private long seed;
    private int threads = 1;
    private Optional<Supplier<? extends Network<A>>> workspaces = Optional.empty();
    private Optional<Sequences<A>> validation = Optional.empty();
    private OptionalInt patience = OptionalInt.empty();
    private OnNonFinite onNonFinite = OnNonFinite.STOP;
    private TrainingListener listener = progress -> Decision.CONTINUE;

    /**
     * A trainer with one thread and batches of as many sequences as the network has room for, in the order in which they
     * are; it reports to nobody, and stops at a step that is not finite.
     *
     * @param rate the learning rate, finite and at least 0
     * @throws IllegalArgumentException if the rate is out of range
     */
    public Trainer(Network<A> network, Optimizer<A> optimizer, double rate) {
        this.network = Objects.requireNonNull(network, "network");
        this.optimizer = Objects.requireNonNull(optimizer, "optimizer");
        this.rate = Range.NOT_NEGATIVE.require("the learning rate", rate);
        this.batchSize = network.signature().batch();
        this.shardSize = network.signature().batch();
    }

    /**
     * A trainer that does what the {@code train} block of the network's model says, with the sequences in a random order.
     * How many epochs, and the share for validation, are the caller's: see {@link TrainingSettings}.
     */
    public static <A> Trainer<A> of(Network<A> network) {
        return of(network, TrainingSettings.of(network.signature()));
    }

    /** A trainer after some settings, with the sequences in a random order. */
    public static <A> Trainer<A> of(Network<A> network, TrainingSettings settings) {
        Trainer<A> trainer = new Trainer<>(network, settings.newOptimizer(network), settings.rate())
                .withSchedule(settings.schedule())
                .withClipping(settings.clipping())
                .withAccumulation(settings.accumulate())
                .withShuffling(settings.seed().orElse(0));
        return settings.patience().isPresent()
                ? trainer.withPatience(settings.patience().getAsInt())
                : trainer;
    }

    private Trainer(Trainer<A> other) {
        this.network = other.network;
        this.optimizer = other.optimizer;
        this.rate = other.rate;
        this.schedule = other.schedule;
        this.clipping = other.clipping;
        this.batchSize = other.batchSize;
        this.shardSize = other.shardSize;
        this.accumulation = other.accumulation;
        this.shuffled = other.shuffled;
        this.stateCarried = other.stateCarried;
        this.seed = other.seed;
        this.threads = other.threads;
        this.workspaces = other.workspaces;
        this.validation = other.validation;
        this.patience = other.patience;
        this.onNonFinite = other.onNonFinite;
        this.listener = other.listener;
    }

    /** The same trainer, but with a rate that changes while training goes on. */
    public Trainer<A> withSchedule(RateSchedule replacement) {
        Trainer<A> copy = new Trainer<>(this);
        copy.schedule = Objects.requireNonNull(replacement, "schedule");
        return copy;
    }

    /** The same trainer, but with gradients limited before each step. */
    public Trainer<A> withClipping(Clipping replacement) {
        Trainer<A> copy = new Trainer<>(this);
        copy.clipping = Objects.requireNonNull(replacement, "clipping");
        return copy;
    }

    /**
     * The same trainer, but with batches of this size. It may be larger than what the network has room for: a batch is
     * computed in passes, and their losses and gradients are those of the whole batch.
     *
     * @param sequences at least 1
     * @throws IllegalArgumentException if it is less
     */
    public Trainer<A> withBatch(int sequences) {
        requireAtLeastOne("sequence in a batch", sequences);
        Trainer<A> copy = new Trainer<>(this);
        copy.batchSize = sequences;
        return copy;
    }

    /**
     * The same trainer, but with passes of at most so many sequences. Passes of one batch are what several threads share.
     * Results depend on this number in their last bits, but not on the number of threads.
     *
     * @param sequences from 1 to the number that the network has room for, which is what holds without this
     * @throws IllegalArgumentException if it is out of range
     */
    public Trainer<A> withShard(int sequences) {
        int room = network.signature().batch();
        if (sequences < 1 || sequences > room) {
            throw new IllegalArgumentException(
                    "a pass has 1 to " + room + " sequences, as many as the network has room for, not " + sequences);
        }
        Trainer<A> copy = new Trainer<>(this);
        copy.shardSize = sequences;
        return copy;
    }

    /**
     * The same trainer, but with a step of the optimiser after so many batches, as if they were one; the last step of an
     * epoch takes the batches that are left.
     *
     * @param batches at least 1
     * @throws IllegalArgumentException if it is less
     */
    public Trainer<A> withAccumulation(int batches) {
        requireAtLeastOne("batch in a step", batches);
        Trainer<A> copy = new Trainer<>(this);
        copy.accumulation = batches;
        return copy;
    }

    /** The same trainer, but with the sequences in an order of each epoch's own, drawn from a seed; see {@link #withSeed}. */
    public Trainer<A> withShuffling(long replacement) {
        Trainer<A> copy = withSeed(replacement);
        copy.shuffled = true;
        return copy;
    }

    /** The same trainer, but with all that is drawn at random following from this seed; 0 without this. */
    public Trainer<A> withSeed(long replacement) {
        Trainer<A> copy = new Trainer<>(this);
        copy.seed = replacement;
        return copy;
    }

    /**
     * The same trainer, but with state carried from sequence to sequence: truncated backpropagation through time over
     * series that are longer than the network has steps. Sequences are windows side by side; they come in their order,
     * without shuffling.
     *
     * <p>They are cut into as many lanes as a batch has places, equally long or one sequence longer. A batch has the next
     * sequence of each lane; it starts in the state in which the one before has ended, and from the initial state at the
     * start of a lane, where a sequence does not continue the one before it ({@link Sequences#continues}), and after a step
     * that was refused. Gradients stop at the start of a sequence.
     */
    public Trainer<A> withCarriedState() {
        Trainer<A> copy = new Trainer<>(this);
        copy.stateCarried = true;
        copy.shuffled = false;
        return copy;
    }

    /**
     * The same trainer, but with several threads, each with a workspace of its own. They share the passes of a batch, so
     * they help where a batch has several: see {@link #withBatch} and {@link #withShard}. {@link Sequences#load} is called
     * by all of them.
     *
     * @param count at least 1
     * @param networks gives further workspaces of the same network, as in {@code Elman::new}; another network is refused when
     *     training starts
     * @throws IllegalArgumentException if the number is less
     */
    public Trainer<A> withThreads(int count, Supplier<? extends Network<A>> networks) {
        requireAtLeastOne("thread", count);
        Trainer<A> copy = new Trainer<>(this);
        copy.threads = count;
        copy.workspaces = Optional.of(Objects.requireNonNull(networks, "networks"));
        return copy;
    }

    /**
     * The same trainer, but with a look at other sequences after each epoch. The best parameters that were seen there are
     * kept: {@link #train} ends with them.
     *
     * @param sequences at least one
     */
    public Trainer<A> withValidation(Sequences<A> sequences) {
        Trainer<A> copy = new Trainer<>(this);
        copy.validation = Optional.of(Objects.requireNonNull(sequences, "sequences"));
        return copy;
    }

    /**
     * The same trainer, but training ends after so many epochs in a row that were no better than the best before them: by
     * the validation loss if there is one, else by the mean loss. The best parameters are kept: {@link #train} ends with
     * them.
     *
     * @param epochs at least 1
     * @throws IllegalArgumentException if it is less
     */
    public Trainer<A> withPatience(int epochs) {
        requireAtLeastOne("epoch of patience", epochs);
        Trainer<A> copy = new Trainer<>(this);
        copy.patience = OptionalInt.of(epochs);
        return copy;
    }

    /** The same trainer, but with this to follow a step that is not finite. */
    public Trainer<A> withNonFinite(OnNonFinite replacement) {
        Trainer<A> copy = new Trainer<>(this);
        copy.onNonFinite = Objects.requireNonNull(replacement, "what follows");
        return copy;
    }

    /** The same trainer, but reporting to this listener. */
    public Trainer<A> withListener(TrainingListener replacement) {
        Trainer<A> copy = new Trainer<>(this);
        copy.listener = Objects.requireNonNull(replacement, "listener");
        return copy;
    }

    /**
     * Trains parameters in place, to the end.
     *
     * @param parameters the flat array that the network's signature lays out
     * @param sequences at least one
     * @param epochs how many passes over all sequences, at least 1
     * @return how the last epoch went
     * @throws IllegalArgumentException if an argument is out of range
     * @throws NonFiniteStepException if a loss or gradient is not finite and that is to end training; the parameters
     *     then are as the step before left them
     */
    public Progress train(A parameters, Sequences<A> sequences, int epochs) {
        TrainingRun<A> run = start(parameters, sequences, epochs);
        run.run();
        run.copyBest(parameters);
        return run.progress().orElseThrow();
    }

    /**
     * A run that can be stopped, stored, and gone on with. It does nothing before it is told to.
     *
     * @param parameters are changed in place
     * @param sequences at least one
     * @param epochs how many passes over all sequences, at least 1
     * @throws IllegalArgumentException if an argument is out of range, or the settings don't go together or don't suit the
     *     sequences
     */
    public TrainingRun<A> start(A parameters, Sequences<A> sequences, int epochs) {
        network.signature().requireParameters(network.elements(), parameters);
        requireAtLeastOne("sequence", sequences.count());
        requireAtLeastOne("epoch", epochs);
        validation.ifPresent(others -> requireAtLeastOne("validation sequence", others.count()));
        if (shuffled && stateCarried) {
            throw new IllegalArgumentException(
                    "sequences that carry state on come in order: leave out shuffling, or the carried state");
        }
        int count = sequences.count();
        if (stateCarried && count > 1 && IntStream.range(1, count).noneMatch(sequences::continues)) {
            throw new IllegalArgumentException(
                    "no sequence begins where the one before it ends, so no state can be carried"
                            + " on; windows need a stride of as many steps as they have");
        }
        return new TrainingRun<>(this, parameters, sequences, epochs);
    }

    Network<A> network() {
        return network;
    }

    Elements<A> elements() {
        return network.elements();
    }

    Optimizer<A> optimizer() {
        return optimizer;
    }

    double rate() {
        return rate;
    }

    RateSchedule schedule() {
        return schedule;
    }

    Clipping clipping() {
        return clipping;
    }

    int batchSize() {
        return batchSize;
    }

    /** The most sequences that a batch of some data has. */
    int batchSize(Sequences<A> sequences) {
        return Math.min(batchSize, sequences.count());
    }

    int shardSize() {
        return shardSize;
    }

    int accumulation() {
        return accumulation;
    }

    boolean shuffled() {
        return shuffled;
    }

    boolean stateCarried() {
        return stateCarried;
    }

    long seed() {
        return seed;
    }

    Optional<Sequences<A>> validation() {
        return validation;
    }

    OptionalInt patience() {
        return patience;
    }

    OnNonFinite onNonFinite() {
        return onNonFinite;
    }

    TrainingListener listener() {
        return listener;
    }

    /** How sequences make up batches. */
    Batches batches(Sequences<A> sequences, boolean inRandomOrder) {
        return stateCarried
                ? new LaneBatches<>(sequences, batchSize)
                : new FilledBatches(
                        sequences.count(), batchSize, inRandomOrder ? OptionalLong.of(seed) : OptionalLong.empty());
    }

    /** Where states are carried on from batch to batch of some data. */
    LaneStates<A> lanes(Sequences<A> sequences) {
        return new LaneStates<>(network, stateCarried ? batchSize(sequences) : 0);
    }

    /** A workspace for each thread. */
    List<Network<A>> newWorkspaces() {
        List<Network<A>> all = new ArrayList<>();
        all.add(network);
        while (all.size() < threads) {
            Network<A> next = workspaces.orElseThrow().get();
            if (all.stream().anyMatch(other -> other == next)) {
                throw new IllegalArgumentException("each thread needs a network of its own: give a constructor");
            }
            if (!next.signature().equals(network.signature())) {
                throw new IllegalArgumentException("a thread was given the network "
                        + next.signature().name() + ", which is not like the trainer's "
                        + network.signature().name());
            }
            all.add(next);
        }
        return List.copyOf(all);
    }

    private static void requireAtLeastOne(String what, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("training needs at least one " + what + ", not " + count);
        }
    }
}

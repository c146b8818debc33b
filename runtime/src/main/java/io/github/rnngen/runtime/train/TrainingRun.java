package io.github.rnngen.runtime.train;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.optimize.RateSchedule;
import io.github.rnngen.runtime.train.TrainingListener.Decision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One run of training: it can be stopped after any step, stored, and gone on with as if nothing had happened.
 *
 * <pre>{@code
 * TrainingRun<double[]> run = trainer.start(parameters, sequences, 100);
 * run.restore(stored);                  // with the parameters as they were when it was stored
 * boolean finished = run.run();         // until the end, or until stop() is called from elsewhere
 * TrainingState<double[]> state = run.state();
 * }</pre>
 *
 * <p>Belongs to one thread, but for {@link #stop}. The parameters may be read between calls, and by listeners.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public final class TrainingRun<A> {
    /** What {@link OnNonFinite#LOWER_RATE} multiplies rates with. */
    private static final double LOWERED = 0.5;

    private static final String SCHEDULE = "schedule/";

    private final Trainer<A> trainer;
    private final Elements<A> elements;
    private final A parameters;
    private final Sequences<A> sequences;
    private final int epochs;
    private final Batches batches;
    private final int steps;
    private final LaneStates<A> lanes;
    private final A best;
    private final StepView view = new StepView();
    private volatile boolean stopRequested;
    private List<Network<A>> workspaces = List.of();
    private Optional<Progress> progress = Optional.empty();

    // Where the run is; all of it is in its state.
    private int epochsDone;
    private int stepsDone;
    private boolean carrying;
    private double totalLoss;
    private double weightedLoss;
    private int learned;
    private int refused;
    private double rateFactor = 1;
    private RateSchedule schedule;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private int bestEpoch;
    private long nanosBefore;
    private long startNanos;
    private boolean running;

    TrainingRun(Trainer<A> trainer, A parameters, Sequences<A> sequences, int epochs) {
        this.trainer = trainer;
        this.elements = trainer.elements();
        this.parameters = parameters;
        this.sequences = sequences;
        this.epochs = epochs;
        this.batches = trainer.batches(sequences, trainer.shuffled());
        this.steps = (batches.count() - 1) / trainer.accumulation() + 1;
        this.lanes = trainer.lanes(sequences);
        this.best = elements.allocate(keepsBest() ? elements.length(parameters) : 0);
        this.schedule = trainer.schedule();
    }

    /**
     * Trains until the end or until {@link #stop}. Called again, it goes on; so it does after an exception: what a listener or
     * the sequences throw is thrown on, and the run is then as after the last step that was whole.
     *
     * @return whether training has come to its end: all epochs are done, patience is over, or the listener ended it
     * @throws IllegalArgumentException if the validation loss is not finite because an input or target is not; says which
     * @throws NonFiniteStepException if a loss or gradient is not finite and that is to end training; the run is then as
     *     before that step
     */
    public boolean run() {
        if (workspaces.isEmpty()) {
            workspaces = trainer.newWorkspaces();
        }
        startNanos = System.nanoTime();
        running = true;
        try (Workers workers = new Workers(workspaces.size())) {
            StepComputation<A> computation =
                    new StepComputation<>(trainer, workspaces, workers, sequences, parameters, batches, lanes);
            Optional<Validation<A>> validation =
                    trainer.validation().map(data -> new Validation<>(trainer, workspaces, workers, data, parameters));
            boolean goesOn = true;
            while (goesOn && !isFinished()) {
                if (!epoch(computation)) {
                    return false;
                }
                goesOn = finishEpoch(validation) == Decision.CONTINUE;
            }
            return true;
        } finally {
            workspaces.forEach(network -> {
                network.averageOver(0, 0);
                network.resetState();
            });
            stopRequested = false;
            nanosBefore = elapsedNanos();
            running = false;
        }
    }

    /**
     * Has {@link #run} return after the step at hand, or at once if it is called next. May be called by any thread. That the
     * thread of {@link #run} is interrupted ends nothing.
     */
    public void stop() {
        stopRequested = true;
    }

    /** How the latest epoch went; empty before the end of the first one after the start or {@link #restore}. */
    public Optional<Progress> progress() {
        return progress;
    }

    /**
     * Copies the best parameters so far, if they are kept: with validation or with patience.
     *
     * @param target as long as the parameters; may be the array that is trained, once training is over
     * @return the epoch after which they were so, from 1; 0 if nothing was copied
     * @throws IllegalArgumentException if the target is longer or shorter
     */
    public int copyBest(A target) {
        trainer.network().signature().requireParameters(elements, target);
        if (!keepsBest() || bestEpoch == 0) {
            return 0;
        }
        elements.copy(best, 0, target, 0, elements.length(best));
        return bestEpoch;
    }

    private boolean keepsBest() {
        return trainer.validation().isPresent() || trainer.patience().isPresent();
    }

    private boolean isFinished() {
        boolean impatient = trainer.patience().isPresent()
                && epochsDone - bestEpoch >= trainer.patience().getAsInt();
        return epochsDone >= epochs || impatient;
    }

    /** What is left of an epoch; returns whether it got to its end. */
    private boolean epoch(StepComputation<A> computation) {
        batches.arrange(epochsDone + 1);
        while (stepsDone < steps) {
            if (stopRequested) {
                return false;
            }
            step(computation);
        }
        return true;
    }

    private void step(StepComputation<A> computation) {
        int first = stepsDone * trainer.accumulation();
        int end = first + Math.min(batches.count() - first, trainer.accumulation());
        computation.compute(first, end, carrying, (long) epochsDone * batches.count() + first);
        if (!computation.isFinite()) {
            refuse(computation);
            return;
        }
        double norm = trainer.clipping().apply(elements, computation.gradients());
        trainer.optimizer().update(parameters, computation.gradients(), rate());
        view.set(computation, norm, rate());
        totalLoss += computation.loss();
        weightedLoss += computation.loss() * computation.sequences();
        learned += computation.sequences();
        carrying = true;
        stepsDone++;
        trainer.listener().stepDone(view);
    }

    private void refuse(StepComputation<A> computation) {
        NonFiniteStep step = computation.diagnose(epochsDone + 1, stepsDone + 1);
        trainer.listener().stepRefused(step);
        if (trainer.onNonFinite() == OnNonFinite.STOP) {
            throw new NonFiniteStepException(step);
        }
        if (trainer.onNonFinite() == OnNonFinite.LOWER_RATE) {
            rateFactor *= LOWERED;
        }
        carrying = false;
        refused++;
        stepsDone++;
    }

    private double rate() {
        return trainer.rate() * schedule.factor(stepsInAll(), steps, epochs) * rateFactor;
    }

    private long stepsInAll() {
        return (long) epochsDone * steps + stepsDone;
    }

    private Decision finishEpoch(Optional<Validation<A>> validation) {
        double meanLoss = weightedLoss / learned;
        OptionalDouble validationLoss =
                validation.isPresent() ? OptionalDouble.of(validation.get().meanLoss()) : OptionalDouble.empty();
        double judged = validationLoss.orElse(meanLoss);
        boolean isBest = judged < bestLoss;
        epochsDone++;
        if (isBest) {
            bestLoss = judged;
            bestEpoch = epochsDone;
            elements.copy(parameters, 0, best, 0, elements.length(best));
        }
        int taken = steps - refused;
        Progress done = new Progress(
                epochsDone,
                epochs,
                taken,
                refused,
                learned,
                totalLoss,
                meanLoss,
                validationLoss,
                isBest,
                view.rate,
                elapsedNanos());
        progress = Optional.of(done);
        schedule = schedule.afterEpoch(judged);
        stepsDone = 0;
        carrying = false;
        totalLoss = 0;
        weightedLoss = 0;
        learned = 0;
        refused = 0;
        return trainer.listener().epochDone(done);
    }

    private long elapsedNanos() {
        return running ? nanosBefore + System.nanoTime() - startNanos : nanosBefore;
    }

    /**
     * Where the run is, as copies: between calls of {@link #run}, or when a listener is called. The parameters are to be
     * stored beside it.
     */
    public TrainingState<A> state() {
        TrainingState.Builder<A> state = TrainingState.builder(elements);
        settings().forEach(state::integer);
        state.integer("epochs_done", epochsDone)
                .integer("steps_done", stepsDone)
                .integer("carrying", carrying ? 1 : 0)
                .integer("learned", learned)
                .integer("refused", refused)
                .integer("best_epoch", bestEpoch)
                .integer("elapsed_nanos", elapsedNanos())
                .real("total_loss", totalLoss)
                .real("weighted_loss", weightedLoss)
                .real("rate_factor", rateFactor)
                .real("last_rate", view.rate)
                .real("best_loss", bestLoss)
                .array("best", best)
                .array("lanes", lanes.all());
        schedule.memory().forEach((name, value) -> state.real(SCHEDULE + name, value));
        return state.optimizer(trainer.optimizer().state()).build();
    }

    /** Settings that bits depend on. */
    private Map<String, Long> settings() {
        Map<String, Long> settings = new LinkedHashMap<>();
        settings.put("sequences", (long) sequences.count());
        settings.put("batch", (long) trainer.batchSize());
        settings.put("shard", (long) trainer.shardSize());
        settings.put("accumulation", (long) trainer.accumulation());
        settings.put("shuffled", trainer.shuffled() ? 1L : 0L);
        settings.put("state_carried", trainer.stateCarried() ? 1L : 0L);
        settings.put("seed", trainer.seed());
        settings.put("validation", trainer.validation().isPresent() ? 1L : 0L);
        settings.put("best_kept", keepsBest() ? 1L : 0L);
        return settings;
    }

    /**
     * Goes on from a state. The parameters must be those that were stored with it.
     *
     * @param state of a run with the same settings; the number of epochs, the rate and the number of threads may differ.
     *     What is not stored is up to the caller: how gradients are clipped, the settings of optimizer and schedule, the number of
     *     epochs that patience lasts
     * @throws IllegalArgumentException if a part is missing, the optimizer or the schedule is of another kind, or the data,
     *     the batches, shuffling, carrying of states, the seed, or whether there is validation or patience differ; says which. The run is then not to be used
     */
    public void restore(TrainingState<A> state) {
        settings().forEach((name, value) -> {
            if (state.integer(name) != value) {
                throw new IllegalArgumentException("the run was started with " + name.replace('_', ' ') + " "
                        + state.integer(name) + ", and can't go on with " + value);
            }
        });
        state.copy("best", elements, best);
        state.copy("lanes", elements, lanes.all());
        trainer.optimizer().restore(state.optimizer());
        Map<String, Double> memory = new LinkedHashMap<>();
        state.reals().forEach((name, value) -> {
            if (name.startsWith(SCHEDULE)) {
                memory.put(name.substring(SCHEDULE.length()), value);
            }
        });
        schedule = trainer.schedule().withMemory(memory);
        epochsDone = state.count("epochs_done", Integer.MAX_VALUE);
        stepsDone = state.count("steps_done", steps);
        carrying = state.count("carrying", 1) == 1;
        learned = state.count("learned", Integer.MAX_VALUE);
        refused = state.count("refused", steps);
        bestEpoch = state.count("best_epoch", epochsDone);
        nanosBefore = state.integer("elapsed_nanos");
        totalLoss = state.real("total_loss");
        weightedLoss = state.real("weighted_loss");
        rateFactor = state.real("rate_factor");
        if (!(rateFactor >= 0 && rateFactor <= 1)) {
            throw new IllegalArgumentException(
                    "the state of training says rate_factor " + rateFactor + ", which is not in 0 to 1");
        }
        bestLoss = state.real("best_loss");
        view.rate = state.real("last_rate");
        progress = Optional.empty();
    }

    /** The latest step, for listeners. */
    private final class StepView implements TrainingStep {
        private int sequenceCount;
        private double loss;
        private double norm;
        private double rate;

        private void set(StepComputation<A> computation, double gradientNorm, double learningRate) {
            sequenceCount = computation.sequences();
            loss = computation.loss();
            norm = gradientNorm;
            rate = learningRate;
        }

        @Override
        public int epoch() {
            return epochsDone + 1;
        }

        @Override
        public int epochs() {
            return epochs;
        }

        @Override
        public int step() {
            return stepsDone;
        }

        @Override
        public int steps() {
            return steps;
        }

        @Override
        public long stepsInAll() {
            return TrainingRun.this.stepsInAll();
        }

        @Override
        public int sequences() {
            return sequenceCount;
        }

        @Override
        public double loss() {
            return loss;
        }

        @Override
        public double gradientNorm() {
            return norm;
        }

        @Override
        public double learningRate() {
            return rate;
        }

        @Override
        public long elapsedNanos() {
            return TrainingRun.this.elapsedNanos();
        }
    }
}

package io.github.rnngen.cli;

import io.github.rnngen.cli.csv.CsvTable;
import io.github.rnngen.cli.tensorboard.EventFile;
import io.github.rnngen.cli.training.DataSet;
import io.github.rnngen.cli.training.EpochRecord;
import io.github.rnngen.cli.training.Judge;
import io.github.rnngen.cli.training.Judgement;
import io.github.rnngen.cli.training.MappingException;
import io.github.rnngen.cli.training.PortColumns;
import io.github.rnngen.cli.training.Preparation;
import io.github.rnngen.cli.training.RunEntries;
import io.github.rnngen.files.Failures;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.checkpoint.Checkpoint;
import io.github.rnngen.runtime.checkpoint.CheckpointFile;
import io.github.rnngen.runtime.io.ArrayMismatchException;
import io.github.rnngen.runtime.io.Entries;
import io.github.rnngen.runtime.train.NonFiniteStep;
import io.github.rnngen.runtime.train.NonFiniteStepException;
import io.github.rnngen.runtime.train.Progress;
import io.github.rnngen.runtime.train.Trainer;
import io.github.rnngen.runtime.train.TrainingListener;
import io.github.rnngen.runtime.train.TrainingRun;
import io.github.rnngen.runtime.train.TrainingState;
import io.github.rnngen.runtime.train.TrainingStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One run of {@code rnngen train}.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class TrainingJob<A> {
    /** Parts of a checkpoint. */
    static final String RUN = "run";

    static final String DATA = "data";

    private static final long SAVE_NANOS = 10_000_000_000L;

    private final Console console;
    private final Terminal terminal;
    private final CheckedModel model;
    private final Network<A> network;
    private final List<Network<?>> workspaces;
    private final DataOptions dataOptions;
    private final TrainingOptions options;
    private final String checkpoint;
    private final boolean resume;
    private final @Nullable String report;
    private final @Nullable String tensorBoard;

    TrainingJob(
            Console console,
            CheckedModel model,
            Network<A> network,
            List<Network<?>> workspaces,
            DataOptions dataOptions,
            TrainingOptions options,
            String checkpoint,
            boolean resume,
            @Nullable String report,
            @Nullable String tensorBoard) {
        this.console = console;
        this.terminal = console.terminal();
        this.model = model;
        this.network = network;
        this.workspaces = workspaces;
        this.dataOptions = dataOptions;
        this.options = options;
        this.checkpoint = checkpoint;
        this.resume = resume;
        this.report = report;
        this.tensorBoard = tensorBoard;
    }

    /** How many sequences a thread takes at a time: the same for any number of threads, as results depend on it. */
    static int shard(int batch) {
        return batch < 8 ? batch : (batch + 1) / 2;
    }

    int run() {
        long seed = options.seed(network.signature());
        TrainingData<A> data =
                TrainingData.read(terminal.folder(), dataOptions, network.signature(), network.elements(), seed);
        DataSet<A> set = data.set();
        set.notes().forEach(console::news);
        int validationCount = set.validation().count();
        console.news("training on " + set.training().count() + " sequences, validation on " + validationCount + ", "
                + set.heldOut().count() + " held out");
        A parameters = network.newParameters(seed);
        List<EpochRecord> history = new ArrayList<>();
        Optional<RunEntries.Stored<A>> stored = resume ? Optional.of(stored(data)) : Optional.empty();
        if (stored.isPresent()) {
            parameters = stored.get().parameters();
            history.addAll(stored.get().epochs());
        }
        try (EventSink events = EventSink.of(terminal.folder(), tensorBoard)) {
            return train(data, parameters, history, stored, events);
        } catch (NonFiniteStepException e) {
            throw CommandFailure.fault(e.getMessage() + "; try a lower --rate or a lower --clip");
        } catch (IOException e) {
            throw CommandFailure.fault("cannot write to " + tensorBoard + ": " + Failures.reason(e));
        }
    }

    private int train(
            TrainingData<A> data,
            A parameters,
            List<EpochRecord> history,
            Optional<RunEntries.Stored<A>> stored,
            EventSink events) {
        AtomicReference<TrainingRun<A>> running = new AtomicReference<>();
        long stepsBefore = stored.map(RunEntries.Stored::state)
                .map(state -> state.integer("optimizer_steps"))
                .orElse(0L);
        long nanosBefore = stored.map(RunEntries.Stored::state)
                .map(state -> state.integer("elapsed_nanos"))
                .orElse(0L);
        ProgressView view = new ProgressView(terminal.err(), terminal.columns(), stepsBefore, nanosBefore);
        Watch watch = new Watch(view, history, events, () -> save(data, parameters, history, running));
        TrainingRun<A> run = trainer(data.set(), watch)
                .start(parameters, data.set().examples(data.set().training()), options.epochs(network.signature()));
        running.set(run);
        try {
            stored.ifPresent(from -> run.restore(from.state()));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e.getMessage() + "; resume with the same options and data");
        }
        boolean finished;
        try (Interrupts.Registration ignored = terminal.interrupts().on(run::stop)) {
            finished = run.run();
            view.finish();
            save(data, parameters, history, running);
            if (!finished) {
                console.news(
                        "interrupted; saved to " + checkpoint + ": the same command with --resume goes on from there");
            }
        }
        if (!finished) {
            return ExitStatus.INTERRUPTED;
        }
        A best = network.elements().allocate(network.elements().length(parameters));
        network.elements().copy(parameters, 0, best, 0, network.elements().length(parameters));
        int bestEpoch = run.copyBest(best);
        conclude(data, best, history, bestEpoch);
        return ExitStatus.DONE;
    }

    private Trainer<A> trainer(DataSet<A> set, TrainingListener listener) {
        int room = network.signature().batch();
        Iterator<Network<?>> others = workspaces.listIterator(1);
        Trainer<A> trainer = new Trainer<>(network, options.newOptimizer(network), options.rate(network.signature()))
                .withSchedule(options.schedule(network.signature()))
                .withClipping(options.clipping(network.signature()))
                .withBatch(options.batch(room))
                .withAccumulation(options.accumulation(network.signature()))
                .withShard(shard(room))
                .withShuffling(options.seed(network.signature()))
                .withThreads(workspaces.size(), () -> sameType(others.next()))
                .withListener(listener);
        if (set.validation().count() > 0) {
            trainer = trainer.withValidation(set.examples(set.validation()));
        }
        OptionalInt patience = options.patience(network.signature());
        return patience.isEmpty() ? trainer : trainer.withPatience(patience.getAsInt());
    }

    /** Workspaces are of one class. */
    @SuppressWarnings("unchecked")
    private Network<A> sameType(Network<?> other) {
        if (other.getClass() != network.getClass()) {
            throw new IllegalStateException(other.getClass().getName());
        }
        return (Network<A>) other;
    }

    private RunEntries.Stored<A> stored(TrainingData<A> data) {
        try {
            CheckpointFile.Found found = CheckpointFile.lastGood(
                            terminal.folder().resolve(checkpoint))
                    .orElseThrow(
                            () -> CommandFailure.usage("there is no checkpoint " + checkpoint + " to resume from"));
            found.fault().ifPresent(fault -> console.news("going on from " + found.file() + ": " + fault));
            Checkpoint<A> read = Checkpoint.of(found.entries(), network);
            if (!read.part(DATA).texts().equals(data.texts())) {
                throw CommandFailure.usage(
                        "the data of " + checkpoint
                                + " was another, or was divided or scaled in another way: resume with the same options and data");
            }
            return RunEntries.read(network.elements(), read.part(RUN));
        } catch (IOException | ArrayMismatchException e) {
            throw CommandFailure.fault(e);
        } catch (NoSuchElementException e) {
            throw CommandFailure.fault(checkpoint + " has weights, but no run to go on with");
        }
    }

    private void save(
            TrainingData<A> data, A parameters, List<EpochRecord> history, AtomicReference<TrainingRun<A>> running) {
        TrainingRun<A> run = running.get();
        Elements<A> elements = network.elements();
        A best = elements.allocate(elements.length(parameters));
        elements.copy(parameters, 0, best, 0, elements.length(parameters));
        run.copyBest(best);
        TrainingState<A> state = run.state();
        Entries.Builder texts = Entries.builder();
        data.texts().forEach(texts::text);
        Map<String, Entries> parts = new LinkedHashMap<>();
        parts.put(RUN, RunEntries.of(elements, new RunEntries.Stored<>(state, parameters, history)));
        parts.put(DATA, texts.build());
        try {
            CheckpointFile.write(
                    terminal.folder().resolve(checkpoint), new Checkpoint<>(best, parts).toEntries(network));
        } catch (IOException e) {
            throw CommandFailure.fault("cannot write " + checkpoint + ": " + Failures.reason(e));
        }
    }

    private void conclude(TrainingData<A> data, A best, List<EpochRecord> history, int bestEpoch) {
        console.news(checkpoint);
        List<Judgement> judgements = judge(data, best);
        if (!judgements.isEmpty()) {
            console.result(JudgementTable.print(judgements));
        }
        if (report != null) {
            String page = TrainingReport.of(model, network, best, data, history, bestEpoch, judgements)
                    .render();
            try {
                Files.writeString(terminal.folder().resolve(report), page);
            } catch (IOException e) {
                throw CommandFailure.fault("cannot write " + report + ": " + Failures.reason(e));
            }
            console.news(report);
        }
    }

    private List<Judgement> judge(TrainingData<A> data, A best) {
        if (data.set().heldOut().count() == 0) {
            return List.of();
        }
        Judge<A> judge = new Judge<>(network, best, data.set());
        List<Judgement> judgements = new ArrayList<>();
        CsvTable table = data.table();
        Preparation preparation = data.preparation();
        try {
            for (Port target : network.signature().targets()) {
                if (target.isIndex()) {
                    judgements.add(judge.classes(target));
                } else if (table != null && preparation != null) {
                    for (PortColumns columns : preparation.mapping().targets()) {
                        if (columns.port().name().equals(target.name())) {
                            judgements.addAll(judge.forecasts(columns, table, preparation, dataOptions.season()));
                        }
                    }
                }
            }
        } catch (MappingException e) {
            console.news("not judged by held-out data: " + e.getMessage());
        }
        return judgements;
    }

    /** Listens to training. */
    private static final class Watch implements TrainingListener {
        private final ProgressView view;
        private final List<EpochRecord> history;
        private final EventSink events;
        private final Runnable save;
        private double norms;
        private int steps;
        private long savedNanos;

        Watch(ProgressView view, List<EpochRecord> history, EventSink events, Runnable save) {
            this.view = view;
            this.history = history;
            this.events = events;
            this.save = save;
        }

        @Override
        public void stepDone(TrainingStep step) {
            norms += step.gradientNorm();
            steps++;
            view.step(step);
        }

        @Override
        public void stepRefused(NonFiniteStep step) {
            view.finish();
        }

        @Override
        public Decision epochDone(Progress progress) {
            EpochRecord epoch = new EpochRecord(
                    progress.meanLoss(),
                    progress.validationLoss().orElse(Double.NaN),
                    steps == 0 ? Double.NaN : norms / steps,
                    progress.learningRate());
            history.add(epoch);
            norms = 0;
            steps = 0;
            view.epoch(progress);
            events.add(progress.epoch(), epoch);
            if (progress.elapsedNanos() - savedNanos > SAVE_NANOS) {
                savedNanos = progress.elapsedNanos();
                save.run();
            }
            return Decision.CONTINUE;
        }
    }

    /** TensorBoard's file, if one is wished. */
    private record EventSink(@Nullable EventFile file) implements AutoCloseable {
        static EventSink of(Path folder, @Nullable String directory) throws IOException {
            return new EventSink(directory == null ? null : EventFile.in(folder.resolve(directory), Clock.systemUTC()));
        }

        void add(int epoch, EpochRecord record) {
            if (file != null) {
                Map<String, Double> values = new LinkedHashMap<>();
                values.put("loss/training", record.trainingLoss());
                if (!Double.isNaN(record.validationLoss())) {
                    values.put("loss/validation", record.validationLoss());
                }
                values.put("gradient norm", record.gradientNorm());
                values.put("learning rate", record.rate());
                try {
                    file.add(epoch, values);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        @Override
        public void close() throws IOException {
            if (file != null) {
                file.close();
            }
        }
    }
}

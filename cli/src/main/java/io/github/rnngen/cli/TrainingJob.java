package io.github.rnngen.cli;

import io.github.rnngen.cli.console.CommandFailure;
import io.github.rnngen.cli.console.Console;
import io.github.rnngen.cli.console.ExitStatus;
import io.github.rnngen.cli.console.Interrupts;
import io.github.rnngen.cli.csv.CsvTable;
import io.github.rnngen.cli.tensorboard.EventFile;
import io.github.rnngen.cli.training.DataSet;
import io.github.rnngen.cli.training.HiddenStates;
import io.github.rnngen.cli.training.History;
import io.github.rnngen.cli.training.Judge;
import io.github.rnngen.cli.training.Judgement;
import io.github.rnngen.cli.training.MappingException;
import io.github.rnngen.cli.training.PortColumns;
import io.github.rnngen.cli.training.Preparation;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.diagnostic.Visible;
import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.file.WholeFile;
import io.github.rnngen.runtime.settings.TrainingSettings;
import io.github.rnngen.runtime.train.NonFiniteStepException;
import io.github.rnngen.runtime.train.Trainer;
import io.github.rnngen.runtime.train.TrainingListener;
import io.github.rnngen.runtime.train.TrainingRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One run of {@code rnngen train}.
 *
 * @param workspaces one for each thread, all of one class; the network is the first
 * @param anyLength gives a network that computes the same of sequences of any length up to the model's
 * @param resumption what the user types to go on with the run
 * @param <A> {@code float[]} or {@code double[]}
 */
record TrainingJob<A>(
        Console console,
        CheckedModel model,
        Network<A> network,
        List<Network<?>> workspaces,
        Supplier<Network<?>> anyLength,
        DataOptions dataOptions,
        TrainingOptions trainingOptions,
        RunOptions runOptions,
        String resumption) {

    /** How many sequences a thread takes at a time: the same for any number of threads, as results depend on it. */
    static int shard(int batch) {
        return batch < 8 ? batch : (batch + 1) / 2;
    }

    int run() {
        TrainingSettings settings = trainingOptions.settings(network.signature());
        long seed = settings.seed().orElseThrow();
        TrainingData<A> data = TrainingData.read(
                console.terminal().folder(),
                dataOptions,
                dataOptions.split(settings.validation().orElseThrow(), seed),
                network.signature(),
                network.elements(),
                model.losses().stream().allMatch(CheckedModel.Loss::atLast));
        DataSet<A> set = data.set();
        set.notes().forEach(console::news);
        console.news("training on " + set.training().count() + " sequences, validation on "
                + set.validation().count() + "; " + set.heldOut().count()
                + (set.heldOut().last() ? " sequences" : " steps") + " held out");
        RunFile<A> file = new RunFile<>(console, network, runOptions.checkpoint(model.name()));
        file.requireWritable();
        requireWritableReport();
        Optional<RunFile.Stored<A>> stored =
                runOptions.resume() ? Optional.of(file.resume(data.entries())) : Optional.empty();
        try (Events events = events()) {
            return train(data, settings, file, stored, events);
        } catch (IOException e) {
            throw CommandFailure.unwritable(runOptions.tensorBoard(), e);
        } catch (UncheckedIOException e) {
            throw CommandFailure.unwritable(runOptions.tensorBoard(), new IOException(e.getMessage(), e));
        }
    }

    private int train(
            TrainingData<A> data,
            TrainingSettings settings,
            RunFile<A> file,
            Optional<RunFile.Stored<A>> stored,
            Events events) {
        A parameters = stored.map(RunFile.Stored::parameters)
                .orElseGet(() -> network.newParameters(settings.seed().orElseThrow()));
        History history = stored.map(RunFile.Stored::history).orElseGet(History::new);
        long nanosBefore = stored.map(RunFile.Stored::elapsedNanos).orElse(0L);
        ProgressView view = new ProgressView(console.terminal(), nanosBefore, console.isQuiet());
        TrainingWatch watch = new TrainingWatch(view, history, events.file(), runOptions.saveNanos(), nanosBefore);
        TrainingRun<A> run = start(data.set(), settings, parameters, watch);
        stored.ifPresent(from -> {
            restore(run, from);
            int epochs = settings.epochs().orElseThrow();
            if (history.epochs().size() >= epochs) {
                console.news("nothing to go on with: " + history.epochs().size() + " of " + epochs
                        + " epochs are done; --epochs asks for more");
            }
        });
        Runnable save = () -> file.save(data.entries(), parameters, run, history);
        watch.saveBy(save);
        boolean finished;
        Interrupts.Registration registration = console.terminal().interrupts().on(run::stop);
        try {
            finished = run.run();
            view.finish();
            save.run();
            if (!finished) {
                console.news("interrupted; all that was learned is in " + file.name() + ". To go on:\n  " + resumption);
            }
        } catch (NonFiniteStepException e) {
            view.finish();
            save.run();
            throw CommandFailure.fault(e.getMessage() + "; the run up to there is in " + file.name()
                    + ": start anew with a lower --rate or --clip; with --resume it goes on from weights that may be too large"
                    + " already");
        } finally {
            registration.close();
        }
        if (!finished) {
            return ExitStatus.INTERRUPTED;
        }
        Elements<A> elements = network.elements();
        A best = elements.allocate(elements.length(parameters));
        elements.copy(parameters, 0, best, 0, elements.length(parameters));
        int bestEpoch = run.copyBest(best);
        console.news(file.name());
        conclude(data, best, history, bestEpoch);
        return ExitStatus.DONE;
    }

    private TrainingRun<A> start(DataSet<A> set, TrainingSettings settings, A parameters, TrainingListener listener) {
        int room = network.signature().batch();
        Iterator<Network<?>> others = workspaces.listIterator(1);
        Trainer<A> trainer = Trainer.of(network, settings)
                .withBatch(trainingOptions.batch(room))
                .withShard(shard(room))
                .withThreads(workspaces.size(), () -> sameType(others.next()))
                .withListener(listener);
        if (set.validation().count() > 0) {
            trainer = trainer.withValidation(set.examples(set.validation()));
        }
        return trainer.start(
                parameters, set.examples(set.training()), settings.epochs().orElseThrow());
    }

    private static <A> void restore(TrainingRun<A> run, RunFile.Stored<A> stored) {
        try {
            run.restore(stored.state());
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e.getMessage() + "; resume with the same options and data");
        }
    }

    /** Workspaces are of one class. */
    @SuppressWarnings("unchecked")
    private Network<A> sameType(Network<?> other) {
        if (other.getClass() != network.getClass()) {
            throw new IllegalStateException(other.getClass().getName());
        }
        return (Network<A>) other;
    }

    /** It has the parameters of the network that was trained. */
    @SuppressWarnings("unchecked")
    private Network<A> sameElements(Network<?> other) {
        if (other.elements() != network.elements()) {
            throw new IllegalStateException(other.getClass().getName());
        }
        return (Network<A>) other;
    }

    private void conclude(TrainingData<A> data, A best, History history, int bestEpoch) {
        List<Judgement> judgements = judge(data, best);
        if (!judgements.isEmpty()) {
            console.result(Visible.lines(JudgementTable.print(judgements)));
        }
        String report = runOptions.report();
        if (report == null) {
            return;
        }
        List<HiddenStates> hidden = HiddenStates.of(sameElements(anyLength.get()), best, data.set());
        String page = TrainingReport.of(model, network, data, history.epochs(), bestEpoch, judgements, hidden)
                .render();
        try {
            WholeFile.write(
                    console.terminal().folder().resolve(report),
                    out -> out.write(page.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException | InvalidPathException e) {
            throw CommandFailure.unwritable(report, e);
        }
        console.news(report);
    }

    private void requireWritableReport() {
        String report = runOptions.report();
        if (report == null) {
            return;
        }
        try {
            WholeFile.requireWritable(console.terminal().folder().resolve(report));
        } catch (IOException | InvalidPathException e) {
            throw CommandFailure.unwritable(report, e);
        }
    }

    private List<Judgement> judge(TrainingData<A> data, A best) {
        if (data.set().heldOut().count() == 0) {
            return List.of();
        }
        Judge<A> judge = new Judge<>(network, best, data.set(), model.targetsAtLast());
        List<Judgement> judgements = new ArrayList<>();
        CsvTable table = data.table();
        Preparation preparation = data.preparation();
        try {
            for (Port target : network.signature().targets()) {
                if (target.isIndex()) {
                    judgements.add(judge.classes(target));
                    continue;
                }
                Optional<PortColumns> columns = preparation == null
                        ? Optional.empty()
                        : preparation.mapping().targets().stream()
                                .filter(port -> port.port().name().equals(target.name()))
                                .findFirst();
                if (table != null && preparation != null && columns.isPresent()) {
                    judgements.addAll(judge.forecasts(columns.get(), table, preparation, dataOptions.season()));
                } else {
                    judgements.addAll(judge.numbers(target));
                }
                boolean ofElements = columns.map(PortColumns::perStep).orElse(true);
                if (ofElements && target.elements() > Judge.MOST_ELEMENTS) {
                    console.news("judged by the first " + Judge.MOST_ELEMENTS + " of the " + target.elements()
                            + " elements of " + target.name());
                }
            }
        } catch (MappingException e) {
            console.news("not judged by held-out data: " + e.getMessage());
        }
        return judgements;
    }

    private Events events() throws IOException {
        String directory = runOptions.tensorBoard();
        return new Events(
                directory == null
                        ? Optional.empty()
                        : Optional.of(EventFile.in(console.terminal().folder().resolve(directory), Clock.systemUTC())));
    }

    /** TensorBoard's file, if one is wished. */
    private record Events(Optional<EventFile> file) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            if (file.isPresent()) {
                file.get().close();
            }
        }
    }
}

package io.github.rnngen.cli;

import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.runtime.Network;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code rnngen train}. */
@Command(
        name = "train",
        header = "Train a model on a table, arrays or a text; no Java needed.",
        customSynopsis = "rnngen train --data FILE [OPTION]... MODEL.rnn",
        description = {
            "Generates the code, compiles it in memory and trains it. The weights go to a checkpoint, with all that is needed"
                    + " to go on with training or to use them on new data. At the end the held-out part of the data tells how"
                    + " good the network is, beside what one would say without it.",
            "",
            "An empty field in a table is a gap: no sequence crosses it. Ctrl-C ends training after the step at hand, saves,"
                    + " and tells how to go on."
        },
        footer = {
            "  rnngen train sunspots.rnn --data sunspots.csv --forecast sunspots",
            "  rnngen train co2.rnn --data co2.csv --forecast ppm --ahead 13 --season 52",
            "  rnngen train digits.rnn --data digits.csv --input a..b --target label",
            "  rnngen train gait.rnn --data g.csv --input x=hip,knee --sequence walk",
            "  rnngen train words.rnn --data words.txt --lines --report words.html"
        })
final class TrainCommand implements Callable<Integer> {
    @ParentCommand
    private Rnngen rnngen;

    @Mixin
    private OneModel argument;

    @Mixin
    private DataOptions data;

    @Mixin
    private TrainingOptions training;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "Where weights are saved; the default is the model's name with .safetensors, in the working"
                    + " directory.")
    private @Nullable String checkpoint;

    @Option(names = "--resume", description = "Go on from the checkpoint; all other options as before.")
    private boolean resume;

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "Write a page with curves, results, states and equations, for any browser.")
    private @Nullable String report;

    @Option(names = "--tensorboard", paramLabel = "DIR", description = "Write events for TensorBoard to this folder.")
    private @Nullable String tensorBoard;

    @Mixin
    private CodeOptions code;

    @Override
    public Integer call() {
        Console console = rnngen.console();
        OneModel.Chosen chosen = argument.read(console);
        CheckedModel model = chosen.model();
        int passes = Math.max(1, training.batch(model.batch()) / TrainingJob.shard(model.batch()));
        int threads = training.threads(passes);
        if (threads < 1) {
            throw CommandFailure.usage("--threads is at least 1, not " + threads);
        }
        List<Network<?>> workspaces = GeneratedNetwork.of(chosen, code.options(false), console, threads);
        return job(console, model, workspaces.get(0), workspaces).run();
    }

    private <A> TrainingJob<A> job(
            Console console, CheckedModel model, Network<A> network, List<Network<?>> workspaces) {
        String file = checkpoint != null ? checkpoint : model.name().toLowerCase(Locale.ROOT) + ".safetensors";
        return new TrainingJob<>(
                console, model, network, workspaces, data, training, file, resume, report, tensorBoard);
    }
}

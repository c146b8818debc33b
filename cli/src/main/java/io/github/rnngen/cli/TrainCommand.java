package io.github.rnngen.cli;

import io.github.rnngen.cli.console.Console;
import io.github.rnngen.cli.console.ShellWords;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.runtime.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

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
                    + " and tells how to go on.",
            "",
            "How to learn may also stand in the model's train block; options come before it, and it before the defaults."
        },
        footer = {
            "  rnngen train sunspots.rnn --data sunspots.csv --forecast sunspots",
            "  rnngen train co2.rnn --data co2.csv --forecast co2_ppm --ahead 13 --season 52",
            "  rnngen train digits.rnn --data digits.csv --input a..b --target label",
            "  rnngen train gait.rnn --data g.csv --input x=hip,knee --sequence walk",
            "  rnngen train words.rnn --data words.txt --lines --report words.html"
        })
final class TrainCommand implements Callable<Integer> {
    @ParentCommand
    private Rnngen rnngen;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OneModel argument;

    @Mixin
    private DataOptions data;

    @Mixin
    private TrainingOptions training;

    @Mixin
    private RunOptions run;

    @Mixin
    private CodeOptions code;

    @Override
    public Integer call() {
        Console console = rnngen.console();
        OneModel.Chosen chosen = argument.read(console);
        CheckedModel model = chosen.model();
        if (run.report() != null) {
            OutputFile.requireApart(
                    console.terminal().folder(),
                    "--report",
                    run.report(),
                    List.of(argument.file(), data.file(), run.checkpoint(model.name())));
        }
        int passes = Math.max(1, training.batch(model.batch()) / TrainingJob.shard(model.batch()));
        List<Network<?>> workspaces =
                GeneratedNetwork.of(chosen, code.options(false), console, training.threads(passes));
        OneModel.Chosen forStates = new OneModel.Chosen(chosen.fileName(), model.withVariableLength());
        return job(
                        console,
                        model,
                        workspaces.get(0),
                        workspaces,
                        () -> GeneratedNetwork.of(forStates, code.options(false), console))
                .run();
    }

    private <A> TrainingJob<A> job(
            Console console,
            CheckedModel model,
            Network<A> network,
            List<Network<?>> workspaces,
            Supplier<Network<?>> anyLength) {
        return new TrainingJob<>(
                console, model, network, workspaces, anyLength, data, training, run, resumption(console));
    }

    private String resumption(Console console) {
        List<String> words = new ArrayList<>();
        words.add(console.terminal().command());
        words.addAll(spec.root().commandLine().getParseResult().originalArgs());
        if (!run.resume()) {
            words.add("--resume");
        }
        return ShellWords.join(words);
    }
}

package io.github.rnngen.cli;

import io.github.rnngen.cli.console.CommandFailure;
import io.github.rnngen.cli.console.Console;
import io.github.rnngen.cli.console.ExitStatus;
import io.github.rnngen.cli.run.GradientCheck;
import io.github.rnngen.cli.run.GradientReport;
import io.github.rnngen.generator.Compiler;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code rnngen gradcheck}. */
@Command(
        name = "gradcheck",
        header = "Check the gradients of a model's generated code.",
        customSynopsis = "rnngen gradcheck [OPTION]... MODEL.rnn",
        description = {
            "Runs the generated code on random parameters and data, and compares its gradients with derivatives that are"
                    + " found without backpropagation: dual numbers carried forward through the model's equations, and"
                    + " finite differences of the loss. Exit status 1 if they disagree.",
            "",
            "A line for each parameter says how many of its elements were compared one by one, how great its greatest"
                    + " gradient is, and how far it is, relative to that, from the tangents of dual numbers and from the"
                    + " differences. Of a large model, fewer elements and fewer sequences of a batch are compared."
        },
        footer = {"  rnngen gradcheck elman.rnn", "  rnngen gradcheck --unroll none --seed 7 elman.rnn"})
final class GradcheckCommand implements Callable<Integer> {
    @ParentCommand
    private Rnngen rnngen;

    @Mixin
    private OneModel argument;

    @Mixin
    private CodeOptions code;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the random numbers; the default is 0.")
    private long seed;

    @Override
    public Integer call() {
        Console console = rnngen.console();
        OneModel.Chosen chosen = argument.read(console);
        GradientReport report = check(chosen, console);
        console.result(GradientTable.print(report));
        return report.agrees() ? ExitStatus.DONE : ExitStatus.FAULTS;
    }

    private GradientReport check(OneModel.Chosen chosen, Console console) {
        try {
            return GradientCheck.run(
                    Compiler.graph(chosen.model()), GeneratedNetwork.of(chosen, code.options(false), console), seed);
        } catch (ArithmeticException e) {
            throw CommandFailure.fault(e.getMessage() + ", so there is nothing to compare; try another --seed");
        }
    }
}

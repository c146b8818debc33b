package io.github.rnngen.cli;

import io.github.rnngen.cli.console.CommandFailure;
import io.github.rnngen.cli.console.Console;
import io.github.rnngen.cli.console.ExitStatus;
import io.github.rnngen.cli.run.Evaluation;
import io.github.rnngen.runtime.io.ArrayMismatchException;
import io.github.rnngen.runtime.npz.NpyArray;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code rnngen evaluate}. */
@Command(
        name = "evaluate",
        header = "Run a network once on given weights and data: loss, outputs, gradients.",
        customSynopsis = "rnngen evaluate --weights W.npz --data D.npz [OPTION]... MODEL.rnn",
        description = {
            "Generates the code, compiles it in memory, runs it forward and backward, and prints the loss. For comparing"
                    + " with NumPy or another framework: .npz files are what numpy.savez writes and numpy.load reads.",
            "",
            "Where a model has dropout, loss and outputs are those of the whole network, and the gradients those of the"
                    + " network thinned with seed 0: they are not the derivatives of this loss."
        },
        footer = {
            "  rnngen evaluate elman.rnn --weights w.npz --data d.npz",
            "  rnngen evaluate elman.rnn --weights w.npz --data d.npz --gradients g.npz",
            "  rnngen evaluate elman.rnn --weights w.npz --data d.npz --rename Wxh=h.W_x"
        })
final class EvaluateCommand implements Callable<Integer> {
    @ParentCommand
    private Rnngen rnngen;

    @Mixin
    private OneModel argument;

    @Option(
            names = "--weights",
            required = true,
            paramLabel = "W.npz",
            description = "One array per parameter, under its name, such as W_xh or top.W_xi, and of its shape; or a"
                    + " .safetensors file, such as train saves.")
    private String weights;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "D.npz",
            description = "One array per input and target, [steps, batch, size]; [steps, size] where the batch is 1. An"
                    + " index has no last axis, a value given once per sequence no first.")
    private String data;

    @Option(
            names = "--rename",
            paramLabel = "FILE_NAME=PARAMETER",
            description = "Take the array FILE_NAME of the weights for PARAMETER. Can be given several times.")
    private Map<String, String> names = Map.of();

    @Option(names = "--outputs", paramLabel = "Y.npz", description = "Write the outputs to this file.")
    private @Nullable String outputs;

    @Option(
            names = "--gradients",
            paramLabel = "G.npz",
            description = "Write the loss and the gradients, under the names of the parameters, to this file.")
    private @Nullable String gradients;

    @Mixin
    private CodeOptions code;

    @Override
    public Integer call() {
        Console console = rnngen.console();
        Path folder = console.terminal().folder();
        List<String> read = List.of(argument.file(), weights, data);
        if (outputs != null) {
            OutputFile.requireApart(folder, "--outputs", outputs, read);
        }
        if (gradients != null) {
            OutputFile.requireApart(folder, "--gradients", gradients, read);
        }
        Map<String, NpyArray> parameters = ArrayFiles.renamed(ArrayFiles.weights(folder, weights), names);
        Map<String, NpyArray> ports = ArrayFiles.read(folder, data);
        OneModel.Chosen chosen = argument.read(console);
        Evaluation evaluation = evaluate(chosen, parameters, ports, console);
        console.result("loss " + evaluation.loss() + "\n");
        write(console, outputs, evaluation.outputs());
        write(console, gradients, evaluation.lossAndGradients());
        return ExitStatus.DONE;
    }

    private Evaluation evaluate(
            OneModel.Chosen chosen, Map<String, NpyArray> parameters, Map<String, NpyArray> ports, Console console) {
        try {
            return Evaluation.of(GeneratedNetwork.of(chosen, code.options(false), console), parameters, ports);
        } catch (ArrayMismatchException e) {
            throw CommandFailure.fault(e);
        }
    }

    private static void write(Console console, @Nullable String path, Map<String, NpyArray> arrays) {
        if (path != null) {
            ArrayFiles.write(console.terminal().folder(), path, arrays);
            console.news(path);
        }
    }
}

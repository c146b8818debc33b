package io.github.rnngen.cli;

import io.github.rnngen.cli.console.CommandFailure;
import io.github.rnngen.cli.console.Console;
import io.github.rnngen.cli.console.ExitStatus;
import io.github.rnngen.cli.diagnostics.BenchmarkJson;
import io.github.rnngen.cli.run.Benchmark;
import io.github.rnngen.cli.run.Forks;
import io.github.rnngen.cli.run.Measurement;
import io.github.rnngen.cli.run.StreamedStep;
import io.github.rnngen.cli.run.TrainingStep;
import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.emit.Backend;
import io.github.rnngen.generator.schedule.Program;
import io.github.rnngen.generator.schedule.cost.Work;
import io.github.rnngen.generator.schedule.ir.Section.Phase;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.VectorSupport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code rnngen bench}. */
@Command(
        name = "bench",
        header = "Measure how long a step of a model takes, training or streamed.",
        customSynopsis = "rnngen bench [OPTION]... MODEL.rnn",
        description = {
            "Generates the code, compiles it, and times steps of training on random data: forward, backward, and plain"
                    + " gradient descent; or, with --stream, steps of the network's stream. Each measurement has a Java process of its own, for how HotSpot compiles a"
                    + " method differs from one to the next; what is printed is the median of the processes, and how far"
                    + " apart they are.",
            "",
            "GFLOP/s are the model's own additions and multiplications, as rnngen explain --stage schedule counts them."
        },
        footer = {
            "  rnngen bench elman.rnn",
            "  rnngen bench --backend vector --threads 2 lstm.rnn",
            "  rnngen bench --stream lstm.rnn",
            "  rnngen bench --streams 1000 lstm.rnn"
        })
final class BenchCommand implements Callable<Integer> {
    private static final int MOST_STREAMS = 1_000_000;

    @ParentCommand
    private Rnngen rnngen;

    @Mixin
    private OneModel argument;

    @Mixin
    private CodeOptions code;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Over how many threads the sequences of a batch are spread; 1 is the default.")
    private int threads = 1;

    @Option(
            names = "--stream",
            description = "Measure one time step of one sequence, forward alone, as the class Stream takes it.")
    private boolean stream;

    @Option(
            names = "--streams",
            paramLabel = "N",
            description = "The same of so many streams, by turns, that come from one another and share what they can.")
    private @Nullable Integer streams;

    @Option(names = "--forks", paramLabel = "N", description = "How many processes; the default is 3.")
    private int forks = 3;

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    /** Measures in this process and prints numbers for the one that started it. */
    @Option(names = "--in-fork", hidden = true)
    private boolean inFork;

    @Override
    public Integer call() {
        Console console = rnngen.console();
        if (argument.isStandardInput()) {
            throw CommandFailure.usage(
                    "bench reads the model once for each process, so it can't come from standard input");
        }
        OneModel.Chosen chosen = argument.read(console);
        Options options = code.options(false);
        if (threads < 1 || threads > chosen.model().batch()) {
            throw CommandFailure.usage("--threads must lie between 1 and the batch size, "
                    + chosen.model().batch());
        } else if (forks < 1) {
            throw CommandFailure.usage("--forks must be at least 1");
        } else if (streams != null && (streams < 1 || streams > MOST_STREAMS)) {
            throw CommandFailure.usage("--streams must lie between 1 and " + MOST_STREAMS);
        } else if (isStreamed() && threads > 1) {
            throw CommandFailure.usage("--stream takes one sequence, which can't be spread over threads");
        }
        if (inFork) {
            List<Network<?>> workspaces = GeneratedNetwork.of(chosen, options, console, threads);
            Measurement measured = isStreamed()
                    ? StreamedStep.measure(workspaces.get(0), streamCount())
                    : TrainingStep.measure(workspaces);
            console.result(Forks.print(measured) + "\n");
            return ExitStatus.DONE;
        }
        Program program = program(chosen.model(), options);
        Benchmark benchmark = new Benchmark(
                chosen.model().name(),
                options.backend().name().toLowerCase(Locale.ROOT),
                program.unrolled().name().toLowerCase(Locale.ROOT),
                threads,
                streamCount(),
                isStreamed() ? streamedOperations(program) : operations(program),
                threads == 1 ? OptionalDouble.of(program.predicted().nanoseconds() / 1e3) : OptionalDouble.empty(),
                measure(options));
        console.result(json ? BenchmarkJson.of(benchmark) : benchmark.text());
        return ExitStatus.DONE;
    }

    private boolean isStreamed() {
        return stream || streams != null;
    }

    /** How many streams are measured; none if it is training. */
    private int streamCount() {
        return streams != null ? streams : stream ? 1 : 0;
    }

    private Program program(CheckedModel model, Options options) {
        return isStreamed()
                ? Compiler.scheduleStream(model, options)
                        .orElseThrow(() -> CommandFailure.usage(
                                "a model with a reversed cell has no stream, for it needs the whole sequence"))
                : Compiler.schedule(model, options);
    }

    private static long streamedOperations(Program program) {
        return program.work().getOrDefault(Phase.FORWARD, Work.NONE).total();
    }

    private static long operations(Program program) {
        Work all = program.work().values().stream().reduce(Work.NONE, Work::plus);
        return all.total() * program.signature().batch();
    }

    private List<Measurement> measure(Options options) {
        List<String> javaOptions =
                options.backend() == Backend.VECTOR ? List.of("--add-modules", VectorSupport.MODULE) : List.of();
        List<String> arguments = new ArrayList<>(List.of("bench", "--in-fork", "--threads", "" + threads));
        if (isStreamed()) {
            arguments.addAll(List.of("--streams", "" + streamCount()));
        }
        arguments.addAll(code.arguments());
        arguments.addAll(argument.arguments());
        List<Measurement> measured = new ArrayList<>();
        for (int fork = 0; fork < forks; fork++) {
            try {
                measured.add(
                        Forks.run(rnngen.console().terminal().folder(), javaOptions, Main.class.getName(), arguments));
            } catch (IOException e) {
                throw CommandFailure.fault(e);
            }
        }
        return measured;
    }
}

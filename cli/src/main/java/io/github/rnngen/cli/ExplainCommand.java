package io.github.rnngen.cli;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.emit.GeneratedFile;
import io.github.rnngen.generator.graph.GraphPrinter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code rnngen explain}. */
@Command(
        name = "explain",
        header = "Show what the compiler makes of a model.",
        customSynopsis = "rnngen explain [OPTION]... MODEL.rnn",
        description = "By stages of the compiler: the graph of operations that a model comes down to, the same with the"
                + " gradients, or the plan of the generated code.",
        footer = {"  rnngen explain elman.rnn", "  rnngen explain --stage adjoint elman.rnn"})
final class ExplainCommand implements Callable<Integer> {
    private static final String COMMENT = "//";

    @ParentCommand
    private Rnngen rnngen;

    @Mixin
    private OneModel argument;

    @Mixin
    private CodeOptions code;

    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            description = {
                "graph: the operations of the forward pass, one a line;",
                "adjoint: those of the forward and the backward pass;",
                "schedule, the default: what is unrolled, how many operations and how much memory it takes."
            })
    private Stage stage = Stage.SCHEDULE;

    /** What can be shown. */
    enum Stage {
        GRAPH,
        ADJOINT,
        SCHEDULE
    }

    @Override
    public Integer call() {
        Console console = rnngen.console();
        OneModel.Chosen chosen = argument.read(console);
        CheckedModel model = chosen.model();
        console.result(
                switch (stage) {
                    case GRAPH -> GraphPrinter.print(Compiler.graph(model));
                    case ADJOINT -> GraphPrinter.print(Compiler.adjoint(model));
                    case SCHEDULE -> schedule(Compiler.emit(model, chosen.fileName(), code.options(false)));
                });
        return ExitStatus.DONE;
    }

    /** What generated files say of themselves in their first lines. */
    private static String schedule(List<GeneratedFile> files) {
        return files.stream()
                .flatMap(file -> file.content().lines().takeWhile(line -> line.startsWith(COMMENT)))
                .map(line -> line.substring(COMMENT.length()).strip() + "\n")
                .collect(Collectors.joining());
    }
}

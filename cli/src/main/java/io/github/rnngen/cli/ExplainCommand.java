package io.github.rnngen.cli;

import io.github.rnngen.cli.console.CommandFailure;
import io.github.rnngen.cli.console.Console;
import io.github.rnngen.cli.console.ExitStatus;
import io.github.rnngen.cli.drawing.EquationPicture;
import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.diagnostic.Diagnostic;
import io.github.rnngen.generator.graph.EquationPrinter;
import io.github.rnngen.generator.graph.GraphPrinter;
import io.github.rnngen.generator.graph.StepGraph;
import io.github.rnngen.generator.schedule.ProgramPrinter;
import io.github.rnngen.generator.source.SourceReader;
import io.github.rnngen.generator.syntax.Outline;
import io.github.rnngen.generator.syntax.Parser;
import io.github.rnngen.runtime.file.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code rnngen explain}. */
@Command(
        name = "explain",
        header = "Show what the compiler makes of a model.",
        customSynopsis = "rnngen explain [OPTION]... MODEL.rnn",
        description = "Shows a stage of the compiler, from the text to the plan of the code.",
        footer = {
            "  rnngen explain elman.rnn                     what the generated code does",
            "  rnngen explain --stage adjoint elman.rnn     the equations, with gradients",
            "  rnngen explain --stage adjoint --svg elman.svg elman.rnn    as a picture"
        })
final class ExplainCommand implements Callable<Integer> {
    private static final String STANDARD_OUTPUT = "-";

    @ParentCommand
    private Rnngen rnngen;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OneModel argument;

    @Mixin
    private CodeOptions code;

    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            description = {
                "syntax: how the text is read, what binds tighter further to the right;",
                "graph: the equations of the forward pass, cells and functions written out;",
                "adjoint: those and the equations of the backward pass;",
                "schedule, the default: what the generated code does in which order, and its memory;",
                "cost: the arithmetic of each equation, and what was chosen because of it."
            })
    private Stage stage = Stage.SCHEDULE;

    @Option(
            names = "--operations",
            description = "With graph or adjoint: single operations, one a line; not with --svg.")
    private boolean operations;

    @Option(
            names = "--svg",
            paramLabel = "FILE",
            description =
                    "With graph or adjoint: write the equations as a picture, in SVG; - writes to standard output.")
    private @Nullable String picture;

    /** What can be shown. */
    enum Stage {
        SYNTAX,
        GRAPH,
        ADJOINT,
        SCHEDULE,
        COST
    }

    @Override
    public Integer call() {
        refuseContradictions();
        Console console = rnngen.console();
        if (stage == Stage.SYNTAX) {
            return syntax(console);
        }
        OneModel.Chosen chosen = argument.read(console);
        CheckedModel model = chosen.model();
        switch (stage) {
            case GRAPH -> show(console, model.name() + ": forward", Compiler.graph(model));
            case ADJOINT -> show(console, model.name() + ": forward and backward", Compiler.adjoint(model));
            case COST -> console.result(Compiler.cost(model, code.options(false)));
            default -> console.result(ProgramPrinter.print(Compiler.schedule(model, code.options(false))));
        }
        return ExitStatus.DONE;
    }

    private void refuseContradictions() {
        boolean equations = stage == Stage.GRAPH || stage == Stage.ADJOINT;
        if (!equations && (operations || picture != null)) {
            String option = operations ? "--operations" : "--svg";
            throw new ParameterException(
                    spec.commandLine(), option + " goes with --stage graph or --stage adjoint alone");
        }
        if (picture != null && !picture.equals(STANDARD_OUTPUT)) {
            OutputFile.requireApart(rnngen.console().terminal().folder(), "--svg", picture, List.of(argument.file()));
        }
        if (operations && picture != null) {
            throw new ParameterException(spec.commandLine(), "a picture shows equations: choose --svg or --operations");
        }
    }

    private Integer syntax(Console console) {
        List<Diagnostic> faults = new ArrayList<>();
        Optional<String> outline = SourceReader.read(argument.source(console), faults::add)
                .flatMap(text -> Parser.concrete(text, faults::add))
                .map(Outline::print);
        outline.ifPresent(console::result);
        faults.forEach(console::diagnostic);
        console.summary(faults.size(), 0);
        return outline.isPresent() ? ExitStatus.DONE : ExitStatus.FAULTS;
    }

    private void show(Console console, String title, StepGraph graph) {
        if (picture != null) {
            write(console, picture, EquationPicture.draw(title, graph));
        } else {
            console.result(operations ? GraphPrinter.print(graph) : EquationPrinter.print(graph));
        }
    }

    private static void write(Console console, String file, String content) {
        if (file.equals(STANDARD_OUTPUT)) {
            console.result(content);
            return;
        }
        try {
            WholeFile.write(
                    console.terminal().folder().resolve(file),
                    bytes -> bytes.write(content.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw CommandFailure.unwritable(file, e);
        }
        console.result(file + "\n");
    }
}

package io.github.rnngen.generator;

import io.github.rnngen.generator.autodiff.Adjoints;
import io.github.rnngen.generator.check.CheckedFile;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.check.Checker;
import io.github.rnngen.generator.emit.Backend;
import io.github.rnngen.generator.emit.Emitter;
import io.github.rnngen.generator.emit.GeneratedFile;
import io.github.rnngen.generator.graph.MathForms;
import io.github.rnngen.generator.graph.ModelToGraph;
import io.github.rnngen.generator.graph.StepGraph;
import io.github.rnngen.generator.schedule.CostPrinter;
import io.github.rnngen.generator.schedule.Layout;
import io.github.rnngen.generator.schedule.Program;
import io.github.rnngen.generator.schedule.Scheduler;
import io.github.rnngen.generator.simplify.Simplifier;
import io.github.rnngen.generator.source.Imports;
import io.github.rnngen.generator.source.SourceBytes;
import io.github.rnngen.runtime.Signature;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The compiler, stage by stage: text, tree, checked model, graph, graph with adjoints, program, Java source.
 *
 * <p>All methods are pure functions and safe for use by several threads.
 */
public final class Compiler {
    private Compiler() {}

    /** The models of a file, without faults, or the faults. */
    public static CheckedFile check(SourceBytes main, Imports imports) {
        return Checker.check(main, imports);
    }

    /** From a file to the Java source of all its models; none if the file is faulty. */
    public static Compilation compile(SourceBytes main, Imports imports, Options options) {
        CheckedFile checked = check(main, imports);
        String fileName = SourceBytes.withoutFolders(main.name());
        List<GeneratedFile> files = checked.models().stream()
                .flatMap(model -> emit(model, fileName, options).stream())
                .toList();
        return new Compilation(files, checked.diagnostics());
    }

    /** The graph of a model's outputs and loss. */
    public static StepGraph graph(CheckedModel model) {
        return Simplifier.simplify(ModelToGraph.build(model));
    }

    /** The graph with the gradients of all trained parameters. */
    public static StepGraph adjoint(CheckedModel model) {
        return Simplifier.simplify(Adjoints.add(graph(model), model.trained()));
    }

    /**
     * Forward pass, loss and backpropagation through time, for the model's sizes.
     *
     * @throws ModelTooLargeException if no array has room for all values
     */
    public static Program schedule(CheckedModel model, Options options) {
        return ModelTooLargeException.check(
                model,
                () -> Scheduler.schedule(adjoint(model), Layout.of(model), options.unroll(), usesVectors(options)));
    }

    /**
     * What each equation costs, as text, and what is chosen because of it.
     *
     * @throws ModelTooLargeException if no array has room for all values
     */
    public static String cost(CheckedModel model, Options options) {
        return ModelTooLargeException.check(
                model,
                () -> CostPrinter.print(adjoint(model), Layout.of(model), options.unroll(), usesVectors(options)));
    }

    /** The forward pass of a single step, unless a cell runs backwards in time. */
    public static Optional<Program> scheduleStream(CheckedModel model, Options options) {
        if (model.states().stream().anyMatch(CheckedModel.State::reverse)) {
            return Optional.empty();
        }
        StepGraph graph = Simplifier.simplify(ModelToGraph.buildWithoutMasks(model));
        StepGraph outputs = Simplifier.simplify(new StepGraph(
                graph.nodes(), graph.states(), graph.results(StepGraph.Result.Kind.OUTPUT), graph.equations()));
        Signature signature = Layout.of(model);
        Signature oneStep = new Signature(
                signature.name(),
                signature.precision(),
                1,
                false,
                1,
                signature.inputs(),
                signature.targets(),
                signature.outputs(),
                signature.parameters(),
                signature.states(),
                signature.settings(),
                signature.equations());
        return Optional.of(ModelTooLargeException.check(
                model, () -> Scheduler.schedule(outputs, oneStep, options.unroll(), usesVectors(options))));
    }

    /**
     * The Java source of a model.
     *
     * @param fileName the model file's name, without folders, for the head of the source
     * @throws ModelTooLargeException if no array has room for all values
     */
    public static List<GeneratedFile> emit(CheckedModel model, String fileName, Options options) {
        return List.of(write(model, schedule(model, options), scheduleStream(model, options), fileName, options));
    }

    /**
     * The Java source of a model's programs.
     *
     * @param stream the forward pass of a single step, if there is one
     * @param fileName the model file's name, without folders, for the head of the source
     * @throws ModelTooLargeException if no array has room for all values
     */
    public static GeneratedFile write(
            CheckedModel model, Program program, Optional<Program> stream, String fileName, Options options) {
        // Java reads \\u000a in a comment as the end of the line.
        String source = fileName.replace('\\', '/');
        String introduction = "Generated by rnngen " + version() + " from " + source + ", unroll "
                + options.unroll().name().toLowerCase(Locale.ROOT) + (options.standalone() ? ", standalone" : "")
                + (options.backend() == Backend.VECTOR ? ", vector" : "")
                + (options.math() == MathForms.STRICT ? ", math strict" : "")
                + ". Do not edit: change the model instead.";
        return ModelTooLargeException.check(
                model,
                () -> Emitter.emit(
                        model,
                        program,
                        stream,
                        options.standalone(),
                        options.backend(),
                        options.math(),
                        introduction,
                        graph(model)));
    }

    private static boolean usesVectors(Options options) {
        return options.backend() == Backend.VECTOR;
    }

    /** The compiler's version. */
    public static String version() {
        return ToolVersion.current();
    }
}

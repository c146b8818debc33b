package io.github.rnngen.cli;

import io.github.rnngen.cli.console.CommandFailure;
import io.github.rnngen.cli.console.Console;
import io.github.rnngen.cli.console.ExitStatus;
import io.github.rnngen.cli.console.ShellWords;
import io.github.rnngen.cli.csv.CsvFile;
import io.github.rnngen.cli.training.ColumnChoice;
import io.github.rnngen.cli.training.MappingException;
import io.github.rnngen.cli.training.Split;
import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.check.CheckedFile;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.diagnostic.Diagnostic;
import io.github.rnngen.generator.source.Imports;
import io.github.rnngen.generator.source.SourceBytes;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.settings.TrainingSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code rnngen init}. */
@Command(
        name = "init",
        header = "Write a model to start from; with --data one that fits a table.",
        customSynopsis = "rnngen init [OPTION]... MODEL.rnn",
        description = {
            "The model has comments that say what its lines are and what to change. It has the file's name, with a"
                    + " capital. No file is overwritten.",
            "",
            "With --data the columns of a table decide: a target of numbers is learned by squared error, one of words as"
                    + " classes. Inputs are all columns of numbers but --time, --sequence and the target, which is one, too, if"
                    + " it stands --ahead. With --sequence a target that is the same in all rows of each sequence is learned"
                    + " once for each. The last line that is printed is a command that trains the model; the other options of"
                    + " train, such as --season, go into it."
        },
        footer = {
            "  rnngen init Load.rnn --data load.csv --target load --ahead 24",
            "  rnngen init Sunspots.rnn --data sunspots.csv --forecast sunspots",
            "  rnngen init Gait.rnn --data g.csv --target kind --sequence walk --cell lstm"
        })
final class InitCommand implements Callable<Integer> {
    private static final Pattern PACKAGE = Pattern.compile("|" + NewModelFile.NAME + "(\\." + NewModelFile.NAME + ")*");

    /** Options that are written as what they turn out to mean. */
    private static final Set<String> COLUMNS = Set.of("--data", "--input", "--target", "--forecast");

    private static final int USUAL_STEPS = 24;
    private static final int MOST_STEPS = 500;
    private static final int LEAST_HIDDEN = 16;
    private static final int MOST_HIDDEN = 128;

    /** A window of rows should fit in the parts for validation and testing, a tenth each. */
    private static final int WINDOWS = 12;

    @ParentCommand
    private Rnngen rnngen;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL.rnn", description = "The file to write, in a folder that is there.")
    private String file;

    @ArgGroup(exclusive = false)
    private @Nullable DataOptions data;

    @Option(names = "--classes", description = "The target is one of classes, even if it is a number.")
    private boolean classes;

    @Option(
            names = "--cell",
            paramLabel = "NAME",
            description = "A cell of the library, such as lstm, rnn, mgu; the default is gru.")
    private String cell = "gru";

    @Option(
            names = "--hidden",
            paramLabel = "N",
            description =
                    "Numbers in the cell's memory; the default is twice as many as inputs and outputs together, from 16"
                            + " to 128.")
    private @Nullable Integer hidden;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Rows that are read one after the other; the default is 24, less for a short table, and with"
                    + " --sequence those of the longest sequence, up to 500.")
    private @Nullable Integer steps;

    @Option(names = "--package", paramLabel = "NAME", description = "Of the Java class; the default is none.")
    private String packageName = "";

    @Override
    public Integer call() {
        Console console = rnngen.console();
        NewModelFile model = NewModelFile.of(console.terminal().folder(), file);
        String name = model.modelName();
        requirePlain("--cell", NewModelFile.NAME, cell);
        requirePlain("--package", PACKAGE, packageName);
        Draft draft;
        List<String> arguments;
        if (data == null && classes) {
            throw CommandFailure.usage("--classes is about a table: name it with --data");
        } else if (data == null) {
            List<String> inputs = List.of("one column; x[3] would be three columns");
            List<String> targets = List.of("the same column");
            draft = draft(new StartingModel(name, packageName, cell, steps(USUAL_STEPS), inputs, targets, 1, 0, false));
            arguments = List.of("--data", "TABLE.csv", "--forecast", "COLUMN");
        } else {
            StartingColumns columns = columns(console, data);
            draft = draft(model(name, data, columns));
            arguments = arguments(data, columns);
            requireTrainable(console, draft, arguments);
        }
        model.write(draft.text());
        console.news(file);
        List<String> words = new ArrayList<>(List.of(console.terminal().command(), "train", file));
        words.addAll(arguments);
        console.news("next: " + ShellWords.join(words));
        return ExitStatus.DONE;
    }

    private static void requirePlain(String option, Pattern pattern, String written) {
        if (!pattern.matcher(written).matches()) {
            throw CommandFailure.usage(option + " takes a name of letters from a to z, digits and _, not " + written);
        }
    }

    private StartingColumns columns(Console console, DataOptions options) {
        if (options.kind() != DataOptions.Kind.TABLE) {
            throw CommandFailure.usage("init takes a table, and " + options.file()
                    + " is none: write the model without --data," + " then change its ports");
        }
        options.requireConsistent();
        Path folder = console.terminal().folder();
        try {
            CsvFile csv = new CsvFile(folder.resolve(options.file()), options.file(), options.separator());
            List<String> header = csv.header();
            try {
                StartingColumns columns = StartingColumns.of(csv, options, classes);
                if (!columns.leftOut().isEmpty()) {
                    console.news("left out: " + ColumnChoice.shown(columns.leftOut()));
                }
                return columns;
            } catch (MappingException e) {
                throw CommandFailure.fault(options.file() + ": " + e.getMessage() + csv.hint(header));
            }
        } catch (IOException | InvalidPathException e) {
            throw TrainingData.unreadable(folder, options.file(), e);
        }
    }

    private StartingModel model(String name, DataOptions options, StartingColumns columns) {
        StartingColumns.Sequences sequences = columns.sequences();
        boolean series = options.sequence() == null;
        int longest = sequences.longest() - options.ahead();
        String usual = series
                ? steps(Math.max(2, Math.min(USUAL_STEPS, longest / WINDOWS)))
                : steps(Math.max(1, Math.min(MOST_STEPS, longest)));
        boolean even = series || usual.equals(String.valueOf(sequences.shortest() - options.ahead()));
        return new StartingModel(
                name,
                packageName,
                cell,
                even ? usual : "up to " + usual,
                columns.inputs().columns(),
                columns.targets().columns(),
                options.ahead(),
                columns.classes(),
                sequences.constant() && options.ahead() == 0);
    }

    private String steps(int usual) {
        return String.valueOf(positive("--steps", steps, usual));
    }

    private static int positive(String option, @Nullable Integer given, int usual) {
        if (given != null && given < 1) {
            throw CommandFailure.usage(option + " is at least 1, not " + given);
        }
        return given != null ? given : usual;
    }

    /** A model's text, and what the compiler makes of it. */
    private record Draft(String text, CheckedFile checked) {
        CheckedModel model() {
            return checked.models().get(0);
        }
    }

    /** With a size of its memory, if the cell takes one. */
    private Draft draft(StartingModel model) {
        int usual =
                Math.max(LEAST_HIDDEN, Math.min(MOST_HIDDEN, 2 * (model.inputs().size() + model.outputs())));
        Draft sized = check(model.text(", hidden = " + positive("--hidden", hidden, usual)));
        Draft draft = sized.checked().hasErrors() && hidden == null ? check(model.text("")) : sized;
        if (draft.checked().hasErrors()) {
            Diagnostic fault = sized.checked().diagnostics().get(0);
            throw CommandFailure.usage(file + " would be no sound model: " + fault.message()
                    + fault.help().map(help -> "; " + help).orElse(""));
        } else if (draft.model().states().isEmpty()) {
            throw CommandFailure.usage(cell + " remembers nothing, so it is no cell to start from");
        }
        return draft;
    }

    private Draft check(String text) {
        SourceBytes source = new SourceBytes(file, text.getBytes(StandardCharsets.UTF_8));
        return new Draft(text, Compiler.check(source, Imports.NONE));
    }

    /** What {@code train} is to be told, the columns by the model's ports. */
    private List<String> arguments(DataOptions options, StartingColumns columns) {
        List<String> words = new ArrayList<>(List.of("--data", options.file()));
        if (options.forecast() != null) {
            words.addAll(List.of("--forecast", options.forecast()));
        } else {
            words.addAll(List.of(
                    "--input", StartingModel.INPUT + "=" + columns.inputs().text(),
                    "--target", StartingModel.TARGET + "=" + columns.targets().text()));
        }
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            if (option.group() != null && !COLUMNS.contains(option.longestName())) {
                words.add(option.longestName());
                words.addAll(option.originalStringValues());
            }
        }
        return words;
    }

    /** Prepares the data as {@code train} will, which says what it lacks. */
    private void requireTrainable(Console console, Draft draft, List<String> arguments) {
        DataOptions options = new DataOptions();
        new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments.toArray(String[]::new));
        OneModel.Chosen chosen = new OneModel.Chosen(SourceBytes.withoutFolders(file), draft.model());
        requireTrainable(console, draft, options, GeneratedNetwork.of(chosen, Options.DEFAULT, console));
    }

    private static <A> void requireTrainable(Console console, Draft draft, DataOptions options, Network<A> network) {
        TrainingSettings settings = TrainingSettings.of(network.signature());
        Split split = options.split(
                settings.validation().orElseThrow(), settings.seed().orElseThrow());
        TrainingData.read(
                        console.terminal().folder(),
                        options,
                        split,
                        network.signature(),
                        network.elements(),
                        draft.model().losses().stream().allMatch(CheckedModel.Loss::atLast))
                .set()
                .notes()
                .forEach(console::news);
    }
}

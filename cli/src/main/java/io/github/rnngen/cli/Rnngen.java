package io.github.rnngen.cli;

import io.github.rnngen.cli.console.Colour;
import io.github.rnngen.cli.console.CommandFailure;
import io.github.rnngen.cli.console.Console;
import io.github.rnngen.cli.console.ExitStatus;
import io.github.rnngen.cli.console.Hints;
import io.github.rnngen.cli.console.StreamWriter;
import io.github.rnngen.cli.console.Terminal;
import io.github.rnngen.cli.training.ColumnScales;
import io.github.rnngen.cli.training.Split;
import io.github.rnngen.generator.ModelTooLargeException;
import io.github.rnngen.generator.emit.Backend;
import io.github.rnngen.generator.graph.MathForms;
import io.github.rnngen.generator.schedule.ir.Unroll;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code rnngen} command. Without the name of a subcommand it generates. */
@Command(
        name = "rnngen",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class,
        header = "Compiles recurrent networks, written as equations, to plain Java.",
        sortOptions = false,
        synopsisHeading = "%nUsage: ",
        customSynopsis = {"rnngen [OPTION]... MODEL.rnn...", "       rnngen COMMAND [OPTION]... MODEL.rnn..."},
        descriptionHeading = "%n",
        description = {
            "A model file says what a network computes at one time step. rnngen writes a Java class with the forward"
                    + " pass and with the gradients, by backpropagation through time.",
        },
        parameterListHeading = "%nModel files:%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rnngen elman.rnn -o src/main/java    write src/main/java/.../Elman.java",
            "  rnngen check *.rnn                   look for faults, write nothing",
            "  rnngen evaluate --help               tell more about a command",
            "",
            "Exit status: 0 done, 1 faults in what was given, 2 wrong command line or missing file, 3 fault of rnngen."
        },
        subcommands = {
            InitCommand.class,
            GenerateCommand.class,
            CheckCommand.class,
            EvaluateCommand.class,
            TrainCommand.class,
            PredictCommand.class,
            GradcheckCommand.class,
            ExplainCommand.class,
            FormatCommand.class,
            BenchCommand.class
        })
public final class Rnngen implements Callable<Integer> {
    /** Options that may stand before a subcommand. */
    private static final Set<String> FOR_ALL_COMMANDS = Set.of("--quiet", "--verbose", "--color");

    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Generation generation;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            order = 50,
            description = "Say nothing but results and errors.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            order = 51,
            description = "Say more, and show where in rnngen an internal error happened.")
    private boolean verbose;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            order = 52,
            description = "auto, always or never; auto, the default, heeds NO_COLOR.")
    private Colour colour = Colour.AUTO;

    private Rnngen(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Runs the command in this process.
     *
     * @return the exit status: 0 done, 1 faults in what was given, 2 wrong usage, 3 a fault of rnngen
     */
    public static int run(Terminal terminal, String... arguments) {
        Rnngen rnngen = new Rnngen(terminal);
        try {
            return rnngen.commandLine().execute(arguments);
        } catch (OutOfMemoryError e) {
            rnngen.console().error("there is too little memory; RNNGEN_OPTS=-Xmx8g, for example, allows 8 GB");
            return ExitStatus.FAULTS;
        } catch (Error e) {
            rnngen.console().internalError(e);
            return ExitStatus.INTERNAL;
        }
    }

    private CommandLine commandLine() {
        return new CommandLine(this)
                .setOut(StreamWriter.to(terminal.out()))
                .setErr(StreamWriter.to(terminal.err()))
                .setColorScheme(scheme())
                .registerConverter(Colour.class, new LowerCase<>(Colour.class))
                .registerConverter(Unroll.class, new LowerCase<>(Unroll.class))
                .registerConverter(Backend.class, new LowerCase<>(Backend.class))
                .registerConverter(ColumnScales.Kind.class, new LowerCase<>(ColumnScales.Kind.class))
                .registerConverter(Split.Order.class, new LowerCase<>(Split.Order.class))
                .registerConverter(MathForms.class, new LowerCase<>(MathForms.class))
                .registerConverter(CheckCommand.Format.class, new LowerCase<>(CheckCommand.Format.class))
                .registerConverter(ExplainCommand.Stage.class, new LowerCase<>(ExplainCommand.Stage.class))
                .setUsageHelpAutoWidth(false)
                .setExecutionStrategy(this::execute)
                .setParameterExceptionHandler(this::wrongUsage)
                .setExecutionExceptionHandler((failure, line, parsed) -> status(failure));
    }

    private CommandLine.Help.ColorScheme scheme() {
        return CommandLine.Help.defaultColorScheme(colour.wanted(terminal.colours()) ? Ansi.ON : Ansi.OFF);
    }

    private int execute(ParseResult parsed) {
        parsed.commandSpec().commandLine().setColorScheme(scheme());
        if (parsed.hasSubcommand()) {
            refuseWhatASubcommandWouldIgnore(parsed);
        }
        return new RunLast().execute(parsed);
    }

    /** Such as the options in {@code rnngen -o DIR check x.rnn}: {@code check} would never see them. */
    private static void refuseWhatASubcommandWouldIgnore(ParseResult parsed) {
        String command = parsed.subcommand().commandSpec().name();
        for (ArgSpec argument : parsed.matchedArgs()) {
            String name = argument instanceof OptionSpec option ? option.longestName() : null;
            if (name == null || !FOR_ALL_COMMANDS.contains(name)) {
                String what = name != null ? name : String.join(" ", argument.originalStringValues());
                throw new ParameterException(
                        parsed.commandSpec().commandLine(), what + " must come after the command " + command);
            }
        }
    }

    private int wrongUsage(ParameterException failure, String[] arguments) {
        // Of options that need another, picocli says that it is an error.
        console().error(String.valueOf(failure.getMessage()).replaceFirst("^Error: ", ""));
        CommandLine line = failure.getCommandLine();
        PrintWriter err = line.getErr();
        UnmatchedArgumentException.printSuggestions(failure, err);
        err.println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        return ExitStatus.USAGE;
    }

    private int status(Exception failure) {
        if (failure instanceof CommandFailure expected) {
            if (!expected.message().isEmpty()) {
                console().error(expected.message());
            }
            return expected.status();
        }
        if (failure instanceof ModelTooLargeException) {
            console().error(String.valueOf(failure.getMessage()));
            return ExitStatus.FAULTS;
        }
        if (failure instanceof InvalidPathException path) {
            console().error(path.getInput() + " can't be the name of a file: " + path.getReason());
            return ExitStatus.USAGE;
        }
        console().internalError(failure);
        return ExitStatus.INTERNAL;
    }

    Console console() {
        Console.Loudness loudness =
                verbose ? Console.Loudness.VERBOSE : quiet ? Console.Loudness.QUIET : Console.Loudness.NORMAL;
        return new Console(terminal, loudness, colour.wanted(terminal.colours()));
    }

    @Override
    public Integer call() {
        generation.files().stream().findFirst().ifPresent(this::refuseUnknownCommand);
        if (generation.files().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "name a model file, such as elman.rnn");
        }
        generation.run(console());
        return ExitStatus.DONE;
    }

    /** Picocli takes a mistyped command for a model file. */
    private void refuseUnknownCommand(String first) {
        if (first.matches("[a-z]+") && !Files.exists(terminal.folder().resolve(first))) {
            String file = Hints.fileNear(terminal.folder(), first);
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no command or file " + first
                            + (file.isEmpty()
                                    ? Hints.among(first, spec.subcommands().keySet())
                                    : file));
        }
    }
}

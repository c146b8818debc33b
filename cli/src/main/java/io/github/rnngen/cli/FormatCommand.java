package io.github.rnngen.cli;

import io.github.rnngen.cli.console.CommandFailure;
import io.github.rnngen.cli.console.Console;
import io.github.rnngen.cli.console.ExitStatus;
import io.github.rnngen.cli.console.Hints;
import io.github.rnngen.files.ModelFiles;
import io.github.rnngen.generator.diagnostic.Diagnostic;
import io.github.rnngen.generator.format.Formatter;
import io.github.rnngen.generator.source.SourceBytes;
import io.github.rnngen.generator.source.SourceReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code rnngen fmt}. */
@Command(
        name = "fmt",
        header = "Lay out models in the one way that there is; comments and meaning stay.",
        customSynopsis = "rnngen fmt [OPTION]... MODEL.rnn|DIR...",
        description = "Prints the result, unless an option says otherwise. A file with faults of syntax is left alone.",
        footer = {
            "  rnngen fmt elman.rnn                 show elman.rnn as it should look",
            "  rnngen fmt -w .                      lay out all models below this folder",
            "  rnngen fmt --check --diff models     what a build server should run"
        })
final class FormatCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    @ParentCommand
    private Rnngen rnngen;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "MODEL.rnn|DIR...",
            hideParamSyntax = true,
            description = "Files with models, or folders with such files; - reads one from standard input.")
    private List<String> paths = List.of();

    @Option(
            names = {"-w", "--write"},
            description = "Write the files anew instead, those that change, and name them.")
    private boolean write;

    @Option(
            names = "--check",
            description = "Name the files that would change instead, and exit with 1 if there are any.")
    private boolean check;

    @Option(names = "--diff", description = "Show what would change instead.")
    private boolean diff;

    private boolean unreadable;

    /** A file as it is and as it should be. */
    private record Formatted(SourceBytes source, String before, String after) {
        boolean changes() {
            return !before.equals(after);
        }
    }

    @Override
    public Integer call() {
        refuseContradictions();
        Console console = rnngen.console();
        ModelFiles files = new ModelFiles(console.terminal().folder());
        List<Diagnostic> faults = new ArrayList<>();
        boolean changes = false;
        for (SourceBytes source : sources(console, files)) {
            Optional<Formatted> formatted = format(source, faults);
            if (formatted.isPresent()) {
                show(console, files, formatted.get());
                changes |= formatted.get().changes();
            }
        }
        faults.forEach(console::diagnostic);
        console.summary(faults.size(), 0);
        if (unreadable) {
            return ExitStatus.USAGE;
        }
        return !faults.isEmpty() || (check && changes) ? ExitStatus.FAULTS : ExitStatus.DONE;
    }

    private void refuseContradictions() {
        if (write && (check || diff)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--write writes files, " + (check ? "--check" : "--diff") + " does not: choose one");
        }
        if (write && paths.contains(STANDARD_INPUT)) {
            throw new ParameterException(spec.commandLine(), "--write needs a file, and - is standard input");
        }
    }

    private List<SourceBytes> sources(Console console, ModelFiles files) {
        List<SourceBytes> sources = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (String path : paths) {
            try {
                for (String file : path.equals(STANDARD_INPUT) ? List.of(path) : files.expand(path)) {
                    SourceBytes source = Reading.source(console.terminal(), files, file);
                    if (names.add(source.name())) {
                        sources.add(source);
                    }
                }
            } catch (IOException e) {
                console.error(e.getMessage() + Hints.fileNear(console.terminal().folder(), path));
                unreadable = true;
            }
        }
        return sources;
    }

    private static Optional<Formatted> format(SourceBytes source, List<Diagnostic> faults) {
        List<Diagnostic> own = new ArrayList<>();
        Optional<Formatted> formatted = SourceReader.read(source, own::add)
                .flatMap(text -> Formatter.format(text, own::add))
                .map(after -> new Formatted(source, new String(source.bytes(), StandardCharsets.UTF_8), after));
        own.stream()
                .sorted(Comparator.comparing(
                                (Diagnostic fault) -> fault.location().line())
                        .thenComparing(fault -> fault.location().column()))
                .forEach(faults::add);
        return formatted;
    }

    private void show(Console console, ModelFiles files, Formatted file) {
        String name = file.source().name();
        if (write && file.changes()) {
            try {
                files.rewrite(name, file.after());
            } catch (IOException e) {
                throw CommandFailure.fault(e);
            }
            console.news(name);
        }
        if (check && file.changes()) {
            console.result(name + "\n");
        }
        if (diff) {
            console.result(UnifiedDiff.of(name, file.before(), file.after()));
        }
        if (!write && !check && !diff) {
            console.result(file.after());
        }
    }
}

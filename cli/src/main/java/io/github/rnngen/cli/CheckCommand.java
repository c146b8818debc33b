package io.github.rnngen.cli;

import io.github.rnngen.cli.console.Console;
import io.github.rnngen.cli.console.ExitStatus;
import io.github.rnngen.cli.diagnostics.DiagnosticsJson;
import io.github.rnngen.cli.diagnostics.Sarif;
import io.github.rnngen.generator.check.CheckedModel;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code rnngen check}. */
@Command(
        name = "check",
        header = "Look for faults in models and show all of them; write nothing.",
        customSynopsis = "rnngen check [OPTION]... MODEL.rnn...",
        description = "All faults of all files are shown, with what to write instead where that is clear.",
        footer = {
            "  rnngen check models/*.rnn",
            "  rnngen check --diagnostics sarif elman.rnn > faults.sarif",
            "  rnngen check - < elman.rnn"
        })
final class CheckCommand implements Callable<Integer> {
    @ParentCommand
    private Rnngen rnngen;

    @Parameters(
            arity = "1..*",
            paramLabel = "MODEL.rnn...",
            hideParamSyntax = true,
            description = "Files with models; - reads one from standard input.")
    private List<String> files = List.of();

    @Option(
            names = "--diagnostics",
            paramLabel = "FORMAT",
            description = "text, the default, goes to standard error; json and sarif (2.1.0, for code scanning) to"
                    + " standard output.")
    private Format format = Format.TEXT;

    /** How faults are written. */
    enum Format {
        TEXT,
        JSON,
        SARIF
    }

    @Override
    public Integer call() {
        Console console = rnngen.console();
        Reading reading = Reading.of(console.terminal(), files);
        switch (format) {
            case TEXT ->
                reading.faultless(console).models().forEach((file, models) -> console.news(verdict(file, models)));
            case JSON -> {
                console.result(DiagnosticsJson.write(reading.diagnostics()));
                reading.failIfFaulty(console);
            }
            case SARIF -> {
                console.result(Sarif.write(reading.diagnostics()));
                reading.failIfFaulty(console);
            }
        }
        return ExitStatus.DONE;
    }

    private static String verdict(String file, List<CheckedModel> models) {
        String names = models.stream().map(CheckedModel::name).collect(Collectors.joining(", "));
        return file + ": no faults" + (names.isEmpty() ? "" : " in " + names);
    }
}

package io.github.rnngen.cli;

import io.github.rnngen.cli.console.CommandFailure;
import io.github.rnngen.cli.console.Console;
import io.github.rnngen.cli.console.Hints;
import io.github.rnngen.cli.console.Terminal;
import io.github.rnngen.files.ModelFiles;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.source.SourceBytes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The argument of commands that work on one model. */
final class OneModel {
    @Parameters(paramLabel = "MODEL.rnn", description = "File with the model; - reads it from standard input.")
    private String file;

    @Option(names = "--model", paramLabel = "NAME", description = "Which model, if the file has several.")
    private @Nullable String name;

    boolean isStandardInput() {
        return file.equals("-");
    }

    /** The file, as it was given. */
    String file() {
        return file;
    }

    /**
     * Reads the file without checking it.
     *
     * @throws CommandFailure if it can't be read
     */
    SourceBytes source(Console console) {
        Terminal terminal = console.terminal();
        try {
            return Reading.source(terminal, new ModelFiles(terminal.folder()), file);
        } catch (IOException e) {
            throw CommandFailure.usage(e.getMessage() + Hints.fileNear(terminal.folder(), file));
        }
    }

    /** The same argument and option as arguments of the command. */
    List<String> arguments() {
        return name == null ? List.of(file) : List.of("--model", name, file);
    }

    /**
     * A model and the file that it comes from.
     *
     * @param fileName the file's name without folders
     */
    record Chosen(String fileName, CheckedModel model) {}

    /**
     * Reads and checks the file.
     *
     * @throws CommandFailure if it is faulty, or it is not clear which model is meant
     */
    Chosen read(Console console) {
        Reading reading = Reading.of(console.terminal(), List.of(file)).faultless(console);
        Reading chosen = name == null ? reading : reading.only(name);
        Map.Entry<String, List<CheckedModel>> only =
                chosen.models().entrySet().iterator().next();
        List<CheckedModel> models = only.getValue();
        if (models.size() != 1) {
            List<String> names = models.stream().map(CheckedModel::name).toList();
            throw CommandFailure.usage(
                    names.isEmpty()
                            ? "there is no model in " + file
                            : "there are several models in " + file + ": choose with --model one of "
                                    + String.join(", ", names));
        }
        return new Chosen(SourceBytes.withoutFolders(only.getKey()), models.get(0));
    }
}

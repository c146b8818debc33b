package io.github.rnngen.cli;

import io.github.rnngen.cli.console.CommandFailure;
import io.github.rnngen.cli.console.Console;
import io.github.rnngen.cli.console.ExitStatus;
import io.github.rnngen.cli.console.Hints;
import io.github.rnngen.cli.console.Terminal;
import io.github.rnngen.files.ModelFiles;
import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.check.CheckedFile;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.diagnostic.Diagnostic;
import io.github.rnngen.generator.source.SourceBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Model files, read and checked.
 *
 * @param models the models of each file, by the file's name, in the order of the command line
 * @param diagnostics the faults of all files
 * @param unreadable what could not be read and why, one message each
 */
record Reading(Map<String, List<CheckedModel>> models, List<Diagnostic> diagnostics, List<String> unreadable) {
    /** How diagnostics name a model that comes through a pipe. */
    private static final String STANDARD_INPUT = "<stdin>";

    /** Reads every file that can be read and checks all, so that one run shows every fault. */
    static Reading of(Terminal terminal, List<String> paths) {
        ModelFiles files = new ModelFiles(terminal.folder());
        Map<String, List<CheckedModel>> models = new LinkedHashMap<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (String path : paths) {
            try {
                SourceBytes source = source(terminal, files, path);
                if (!models.containsKey(source.name())) {
                    CheckedFile checked = Compiler.check(source, files);
                    models.put(source.name(), checked.models());
                    diagnostics.addAll(checked.diagnostics());
                }
            } catch (IOException e) {
                unreadable.add(e.getMessage() + Hints.fileNear(terminal.folder(), path));
            } catch (UncheckedIOException e) {
                unreadable.add(String.valueOf(e.getMessage()));
            }
        }
        return new Reading(models, diagnostics, unreadable);
    }

    /** One file, unread by the compiler; {@code -} is standard input. */
    static SourceBytes source(Terminal terminal, ModelFiles files, String path) throws IOException {
        return path.equals("-") ? ModelFiles.read(STANDARD_INPUT, terminal.in()) : files.read(path);
    }

    /**
     * Shows all faults as text.
     *
     * @throws CommandFailure if there are any but warnings
     */
    Reading faultless(Console console) {
        diagnostics.forEach(console::diagnostic);
        long errors = errors();
        console.summary(errors, diagnostics.size() - errors);
        failIfFaulty(console);
        return this;
    }

    /**
     * Says which files could not be read.
     *
     * @throws CommandFailure if there are such files, or errors in the others
     */
    void failIfFaulty(Console console) {
        unreadable.forEach(console::error);
        if (!unreadable.isEmpty()) {
            throw CommandFailure.reported(ExitStatus.USAGE);
        } else if (errors() > 0) {
            throw CommandFailure.reported(ExitStatus.FAULTS);
        }
    }

    private long errors() {
        return diagnostics.stream().filter(Diagnostic::isError).count();
    }

    /**
     * The models of this name in all files; all models if there is no name.
     *
     * @throws CommandFailure if there is none
     */
    Reading only(String name) {
        Map<String, List<CheckedModel>> chosen = new LinkedHashMap<>();
        models.forEach((file, all) -> chosen.put(
                file, all.stream().filter(model -> model.name().equals(name)).toList()));
        if (chosen.values().stream().allMatch(List::isEmpty)) {
            List<String> names = models.values().stream()
                    .flatMap(List::stream)
                    .map(CheckedModel::name)
                    .toList();
            throw CommandFailure.usage("there is no model " + name + Hints.among(name, names));
        }
        return new Reading(chosen, diagnostics, unreadable);
    }
}

package io.github.rnngen.generator.check;

import static io.github.rnngen.generator.check.Value.Faulty.FAULTY;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.source.Imports;
import io.github.rnngen.generator.source.SourceBytes;
import io.github.rnngen.generator.source.SourceReader;
import io.github.rnngen.generator.source.Span;
import io.github.rnngen.generator.syntax.Declaration;
import io.github.rnngen.generator.syntax.FileTree;
import io.github.rnngen.generator.syntax.Name;
import io.github.rnngen.generator.syntax.Parser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads a file and, first, all that it imports; each file once. */
final class FileLoader {
    private static final int MOST_FILES = 100;
    private static final long MOST_BYTES = 4L * SourceBytes.LIMIT;

    private final Imports imports;
    private final Faults faults;
    private final Map<String, Optional<LoadedFile>> loaded = new HashMap<>();
    private final List<String> loading = new ArrayList<>();
    private long bytes;

    FileLoader(Imports imports, Faults faults) {
        this.imports = imports;
        this.faults = faults;
    }

    /** The file; empty where it could not be read or parsed at all, which has been reported. */
    Optional<LoadedFile> load(SourceBytes file) {
        loading.add(file.name());
        Optional<LoadedFile> result = SourceReader.read(file, faults::add)
                .flatMap(source -> Parser.parse(source, faults::add))
                .map(this::link);
        loading.remove(loading.size() - 1);
        loaded.put(file.name(), result);
        return result;
    }

    private LoadedFile link(FileTree tree) {
        Definitions definitions = Definitions.ofUser();
        definitions.addUnreadable(tree.unreadable());
        for (Declaration declaration : tree.declarations()) {
            if (declaration instanceof Declaration.Function function) {
                define(function.name(), new Value.Function(function, definitions), definitions);
            } else if (declaration instanceof Declaration.Cell cell) {
                define(cell.name(), new Value.Cell(cell, definitions), definitions);
            }
        }
        RecursionFinder.spoil(definitions, faults);
        for (Declaration declaration : tree.declarations()) {
            if (declaration instanceof Declaration.Import line) {
                resolve(tree, line).ifPresent(file -> adopt(file, line, definitions));
            }
        }
        LoadedFile file = new LoadedFile(tree, definitions);
        FileChecker.check(file, faults);
        return file;
    }

    private void define(Name name, Value value, Definitions definitions) {
        if (Builtins.named(name.text()).isPresent()) {
            faults.report(
                    Code.DEFINED_TWICE,
                    name.span(),
                    "`" + name.text() + "` is built in and cannot be defined again",
                    Optional.of("choose another name"));
            return;
        }
        definitions.add(name.text(), value).ifPresent(first -> reportTwice(name.span(), name.text(), first));
    }

    private void reportTwice(Span place, String name, Value first) {
        faults.report(
                Code.DEFINED_TWICE,
                place,
                "`" + name + "` is defined twice",
                Optional.empty(),
                FileChecker.callable(first).stream()
                        .map(tree -> new Faults.Note(tree.name().span(), "it is first defined here"))
                        .toList());
    }

    private Optional<LoadedFile> resolve(FileTree importing, Declaration.Import line) {
        Optional<SourceBytes> file = imports.find(importing.source().name(), line.path());
        if (file.isEmpty()) {
            faults.report(Code.IMPORT_NOT_FOUND, line.span(), "there is no file `" + line.path() + "`");
            return Optional.empty();
        }
        String name = file.get().name();
        if (loading.contains(name)) {
            List<String> circle = new ArrayList<>(loading.subList(loading.indexOf(name), loading.size()));
            faults.report(Code.CIRCULAR_IMPORT, line.span(), "files import each other: " + CircleFinder.show(circle));
            return Optional.empty();
        }
        if (loaded.containsKey(name)) {
            return loaded.getOrDefault(name, Optional.empty());
        }
        bytes += file.get().bytes().length;
        if (loaded.size() + loading.size() >= MOST_FILES || bytes > MOST_BYTES) {
            faults.report(Code.FILE_TOO_LARGE, line.span(), "more than 100 files or 4 MiB are imported");
            return Optional.empty();
        }
        return load(file.get());
    }

    /** Makes all that an imported file sees of users' files visible, as if it stood here. */
    private void adopt(LoadedFile file, Declaration.Import line, Definitions definitions) {
        definitions.addUnreadable(file.tree().unreadable());
        file.definitions()
                .own()
                .forEach((name, value) -> definitions
                        .add(name, value)
                        .filter(earlier -> isAnother(earlier, value))
                        .ifPresent(earlier -> reportTwice(line.span(), name, earlier)));
    }

    /** A file that is imported twice over defines nothing twice. */
    private static boolean isAnother(Value earlier, Value later) {
        return earlier != FAULTY
                && later != FAULTY
                && FileChecker.callable(earlier).orElseThrow()
                        != FileChecker.callable(later).orElseThrow();
    }
}

package io.github.rnngen.maven.incremental;

import io.github.rnngen.files.GeneratedFiles;
import io.github.rnngen.files.GeneratedFiles.Written;
import io.github.rnngen.files.ModelFiles;
import io.github.rnngen.generator.Compilation;
import io.github.rnngen.generator.diagnostic.Diagnostic;
import io.github.rnngen.generator.emit.GeneratedFile;
import io.github.rnngen.generator.source.Imports;
import io.github.rnngen.generator.source.SourceBytes;
import io.github.rnngen.maven.incremental.Ledger.Entry;
import io.github.rnngen.maven.incremental.Ledger.Import;
import io.github.rnngen.maven.incremental.Ledger.Output;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Compiles the model files that have changed since the last run, and keeps the output folder at what the models give.
 *
 * <p>A model is up to date if the tool, its options, the file, everything that it imports and everything that was
 * generated from it are, byte for byte, what they were. Times play no part.
 *
 * <p>{@link #plan} only reads, {@link #carryOut} only writes, so that a run with faults changes nothing. Not safe for
 * use by several threads at once.
 */
public final class Generation {
    private final Path base;
    private final OutputFolder output;
    private final String execution;
    private final Path ledger;
    private final String tool;
    private final ModelCompiler compiler;

    /**
     * Prepares a run.
     *
     * @param base the folder to which models' names are relative
     * @param output the folder of the generated files, as earlier executions have left it
     * @param execution the name of this execution
     * @param ledger the file in which one run tells the next what it did
     * @param tool identifies the compiler and its options
     * @param compiler the compiler with these options
     */
    public Generation(
            Path base, OutputFolder output, String execution, Path ledger, String tool, ModelCompiler compiler) {
        this.base = base;
        this.output = output;
        this.execution = execution;
        this.ledger = ledger;
        this.tool = tool;
        this.compiler = compiler;
    }

    /**
     * Finds out what is to be done, and compiles what is not up to date.
     *
     * @param models paths relative to the base folder
     * @throws IOException if a file can't be read; the message says which and why
     */
    public Plan plan(SortedSet<String> models) throws IOException {
        Ledger last = LedgerFile.read(ledger);
        List<String> compiled = new ArrayList<>();
        List<String> current = new ArrayList<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        List<GeneratedFile> files = new ArrayList<>();
        SortedMap<String, Entry> next = new TreeMap<>();
        for (String model : models) {
            Optional<Entry> known = last.entry(model);
            if (known.isPresent() && isCurrent(model, known.get())) {
                current.add(model);
                next.put(model, known.get());
            } else {
                ModelFiles reader = new ModelFiles(base);
                SourceBytes source = reader.read(model);
                RecordingImports imports = new RecordingImports(reader);
                Compilation result = compile(source, imports);
                compiled.add(model);
                diagnostics.addAll(result.diagnostics());
                files.addAll(result.files());
                next.put(model, entry(result, inputs(source), imports.asked()));
            }
        }
        Ledger ledgerOfThis = new Ledger(next);
        return new Plan(
                compiled, current, diagnostics, files, last, ledgerOfThis, output.after(execution, ledgerOfThis));
    }

    /**
     * Writes the generated files that differ from what is there, deletes orphans, and notes what was done.
     *
     * @return the number of files that were written or deleted
     * @throws IOException if a file can't be written or deleted; the message says which and why
     */
    public int carryOut(Plan plan) throws IOException {
        long written = GeneratedFiles.write(output.path(), plan.files()).stream()
                .filter(Written::changed)
                .count();
        int deleted = 0;
        for (String orphan : plan.orphans()) {
            deleted += Orphans.delete(output.path(), orphan) ? 1 : 0;
        }
        LedgerFile.write(ledger, plan.next());
        return Math.toIntExact(written) + deleted;
    }

    private Compilation compile(SourceBytes source, Imports imports) throws IOException {
        try {
            return compiler.compile(source, imports);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private String inputs(SourceBytes source) {
        return new Fingerprint()
                .add(tool)
                .add(source.name())
                .add(source.bytes())
                .hex();
    }

    /** What has warnings is compiled again each time, lest they be forgotten. */
    private static Entry entry(Compilation result, String inputs, List<Import> imports) {
        List<Output> outputs = result.files().stream()
                .map(file -> new Output(file.path(), Fingerprint.of(file.content())))
                .toList();
        boolean silent = result.diagnostics().isEmpty();
        return new Entry(silent ? inputs : Entry.UNKNOWN_INPUTS, imports, outputs);
    }

    private boolean isCurrent(String model, Entry entry) throws IOException {
        ModelFiles reader = new ModelFiles(base);
        try {
            return entry.inputs().equals(inputs(reader.read(model)))
                    && entry.imports().stream().allMatch(asked -> isCurrent(asked, reader))
                    && holds(entry.outputs());
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static boolean isCurrent(Import asked, Imports reader) {
        return RecordingImports.contentOf(reader.find(asked.importing(), asked.path()))
                .equals(asked.content());
    }

    private boolean holds(List<Output> outputs) throws IOException {
        for (Output expected : outputs) {
            Path file = output.path().resolve(expected.path());
            if (!Files.isRegularFile(file)
                    || !Fingerprint.of(Files.readAllBytes(file)).equals(expected.content())) {
                return false;
            }
        }
        return true;
    }
}

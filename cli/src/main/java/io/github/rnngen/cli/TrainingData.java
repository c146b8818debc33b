package io.github.rnngen.cli;

import io.github.rnngen.cli.console.CommandFailure;
import io.github.rnngen.cli.console.Hints;
import io.github.rnngen.cli.csv.CsvException;
import io.github.rnngen.cli.csv.CsvFile;
import io.github.rnngen.cli.csv.CsvTable;
import io.github.rnngen.cli.training.ArrayDataSet;
import io.github.rnngen.cli.training.DataSet;
import io.github.rnngen.cli.training.MappingException;
import io.github.rnngen.cli.training.Preparation;
import io.github.rnngen.cli.training.PreparationEntries;
import io.github.rnngen.cli.training.Split;
import io.github.rnngen.cli.training.TableDataSet;
import io.github.rnngen.cli.training.TableMapping;
import io.github.rnngen.cli.training.TextDataSet;
import io.github.rnngen.files.Failures;
import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Signature;
import io.github.rnngen.runtime.data.Vocabulary;
import io.github.rnngen.runtime.io.Entries;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data that a command line names, ready for training.
 *
 * @param entries what is saved with the weights, to prepare new data in the same way, and to know this data again
 * @param table and its preparation, if the data is a table
 */
record TrainingData<A>(
        DataSet<A> set,
        Entries entries,
        @Nullable CsvTable table,
        @Nullable Preparation preparation) {
    private static final String FINGERPRINT = "fingerprint";

    private static <A> TrainingData<A> of(
            DataSet<A> set, Entries preparation, @Nullable CsvTable table, @Nullable Preparation prepared) {
        Map<String, String> texts = new LinkedHashMap<>(preparation.texts());
        texts.put(FINGERPRINT, set.fingerprint());
        return new TrainingData<>(set, new Entries(preparation.arrays(), texts), table, prepared);
    }

    /**
     * Reads and divides the data.
     *
     * @param atLast whether a sequence's last step alone is learned
     * @throws CommandFailure if it can't be read, or does not fit the model
     */
    static <A> TrainingData<A> read(
            Path folder, DataOptions options, Split split, Signature signature, Elements<A> elements, boolean atLast) {
        options.requireConsistent();
        String file = options.file();
        DataOptions.Kind kind = options.kind();
        try {
            if (kind == DataOptions.Kind.ARRAYS) {
                return of(
                        ArrayDataSet.prepare(signature, elements, ArrayFiles.read(folder, file), split, atLast),
                        Entries.builder().build(),
                        null,
                        null);
            } else if (kind == DataOptions.Kind.TEXT) {
                String text = Files.readString(folder.resolve(file));
                Vocabulary vocabulary = TextDataSet.vocabulary(text);
                return of(
                        TextDataSet.prepare(signature, vocabulary, text, options.unit(), split),
                        PreparationEntries.of(vocabulary),
                        null,
                        null);
            }
            return table(folder, options, split, signature, elements, atLast);
        } catch (MappingException e) {
            throw CommandFailure.fault(file + ": " + e.getMessage());
        } catch (CharacterCodingException e) {
            throw CommandFailure.fault(file + " is not in UTF-8");
        } catch (IOException | InvalidPathException e) {
            throw unreadable(folder, file, e);
        }
    }

    static CommandFailure unreadable(Path folder, String file, Exception e) {
        return e instanceof CsvException
                ? CommandFailure.fault(e)
                : CommandFailure.usage(
                        "cannot read " + file + ": " + Failures.reason(e) + Hints.fileNear(folder, file));
    }

    private static <A> TrainingData<A> table(
            Path folder, DataOptions options, Split split, Signature signature, Elements<A> elements, boolean atLast)
            throws IOException {
        CsvFile csv = new CsvFile(folder.resolve(options.file()), options.file(), options.separator());
        List<String> header = csv.header();
        TableMapping mapping;
        try {
            mapping = TableMapping.of(
                    signature,
                    options.inputs(),
                    options.targets(),
                    header,
                    options.ahead(),
                    options.sequence(),
                    options.time());
        } catch (MappingException e) {
            throw new MappingException(e.getMessage() + csv.hint(header));
        }
        CsvTable table = csv.read(TableDataSet.kinds(mapping, Map.of()));
        TableDataSet.Prepared<A> prepared = TableDataSet.prepare(
                signature, elements, mapping, table, split, options.scale(), options.stride(), atLast);
        return of(prepared.data(), PreparationEntries.of(prepared.preparation()), table, prepared.preparation());
    }
}

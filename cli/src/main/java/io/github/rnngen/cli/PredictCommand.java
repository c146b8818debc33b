package io.github.rnngen.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.rnngen.cli.console.CommandFailure;
import io.github.rnngen.cli.console.Console;
import io.github.rnngen.cli.console.ExitStatus;
import io.github.rnngen.cli.csv.CsvFile;
import io.github.rnngen.cli.csv.CsvTable;
import io.github.rnngen.cli.training.DataSet;
import io.github.rnngen.cli.training.MappingException;
import io.github.rnngen.cli.training.Predictions;
import io.github.rnngen.cli.training.Preparation;
import io.github.rnngen.cli.training.PreparationEntries;
import io.github.rnngen.cli.training.TableDataSet;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.file.WholeFile;
import io.github.rnngen.runtime.io.Entries;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code rnngen predict}. */
@Command(
        name = "predict",
        header = "Run a trained model on the rows of a table.",
        customSynopsis = "rnngen predict --data FILE.csv [OPTION]... MODEL.rnn",
        description = {
            "Writes the table again, with columns added for what the network says at each row. An output is in the unit of the"
                    + " column that it foretells and is called as in the model, such as y; if it foretells several, each has"
                    + " a column, such as y_temp. For a target that is an index, the column has the target's name and holds"
                    + " the class. Where the table has a column of that name already, the new one is called predicted_kind,"
                    + " for example.",
            "",
            "The checkpoint knows columns, scales and categories. A field stays empty where a gap leaves no sequence."
        },
        footer = {
            "  rnngen predict sunspots.rnn --data new.csv",
            "  rnngen predict digits.rnn --data new.csv --checkpoint d.safetensors -o out.csv"
        })
final class PredictCommand implements Callable<Integer> {
    @ParentCommand
    private Rnngen rnngen;

    @Mixin
    private OneModel argument;

    @Option(names = "--data", required = true, paramLabel = "FILE.csv", description = "A table with the input columns.")
    private String data = "";

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "What train has saved; the default is the model's name with .safetensors.")
    private @Nullable String checkpoint;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE.csv",
            description = "Where to write; the default is standard output.")
    private @Nullable String out;

    @Option(names = "--separator", paramLabel = "CHAR", description = "What stands between fields, as for train.")
    private @Nullable String separator;

    @Mixin
    private CodeOptions code;

    @Override
    public Integer call() {
        Console console = rnngen.console();
        OneModel.Chosen chosen = argument.read(console);
        String file = RunFile.name(checkpoint, chosen.model().name());
        if (out != null) {
            OutputFile.requireApart(console.terminal().folder(), "--out", out, List.of(argument.file(), data, file));
        }
        if (DataOptions.kind(data) == DataOptions.Kind.ARRAYS) {
            throw CommandFailure.usage("predict takes a table, and " + data + " holds arrays: see evaluate");
        }
        predict(console, GeneratedNetwork.of(chosen, code.options(false), console), file);
        return ExitStatus.DONE;
    }

    private <A> void predict(Console console, Network<A> network, String file) {
        Path folder = console.terminal().folder();
        RunFile.Trained<A> trained = new RunFile<>(console, network, file).trained();
        CsvFile csv = new CsvFile(folder.resolve(data), data, DataOptions.separator(separator, data));
        try {
            List<String> header = csv.header();
            Preparation preparation = preparation(network, trained.data(), csv, header);
            CsvTable table = csv.read(TableDataSet.kinds(preparation.mapping().inputsOnly(), preparation.categories()));
            DataSet<A> set = TableDataSet.forPrediction(network.signature(), network.elements(), preparation, table);
            Predictions predictions = Predictions.of(network, trained.weights(), set, preparation, table.rows());
            if (predictions.isEmpty()) {
                console.news(data + " has " + table.rows() + " rows, and nowhere as many without a gap as the "
                        + network.signature().steps() + " that the model needs: all answers are empty");
            }
            write(console, csv, header, predictions);
        } catch (MappingException e) {
            throw CommandFailure.fault(data + ": " + e.getMessage());
        } catch (IOException | InvalidPathException e) {
            throw TrainingData.unreadable(folder, data, e);
        }
    }

    private static Preparation preparation(Network<?> network, Entries data, CsvFile csv, List<String> header) {
        try {
            return PreparationEntries.read(network.signature(), data, header);
        } catch (MappingException e) {
            throw new MappingException(e.getMessage() + csv.hint(header));
        }
    }

    private void write(Console console, CsvFile csv, List<String> header, Predictions predictions) throws IOException {
        String file = out;
        if (file == null) {
            StringWriter text = new StringWriter();
            write(csv, header, predictions, text);
            console.result(text.toString());
            return;
        }
        try {
            WholeFile.write(console.terminal().folder().resolve(file), bytes -> {
                Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
                write(csv, header, predictions, writer);
                writer.flush();
            });
        } catch (IOException | InvalidPathException e) {
            throw CommandFailure.unwritable(file, e);
        }
        console.news(file);
    }

    private static void write(CsvFile csv, List<String> header, Predictions predictions, Writer writer)
            throws IOException {
        CsvWriter rows = CsvWriter.builder()
                .fieldSeparator(csv.separator())
                .lineDelimiter(LineDelimiter.LF)
                .build(writer);
        List<String> first = new ArrayList<>(header);
        first.addAll(predictions.names(header));
        rows.writeRecord(first);
        csv.forEachRow((row, fields) -> {
            List<String> line = new ArrayList<>(fields);
            line.addAll(predictions.at(row));
            rows.writeRecord(line);
        });
        rows.flush();
    }
}

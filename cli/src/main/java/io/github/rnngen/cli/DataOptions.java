package io.github.rnngen.cli;

import io.github.rnngen.cli.console.CommandFailure;
import io.github.rnngen.cli.training.ColumnScales;
import io.github.rnngen.cli.training.MappingException;
import io.github.rnngen.cli.training.Split;
import io.github.rnngen.cli.training.TextDataSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options about what to learn from. */
final class DataOptions {
    /** Numbers of rows that can be added up. */
    private static final int MOST_ROWS = 1_000_000_000;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description =
                    "A table (.csv or .tsv, its first line names the columns), arrays (.npz, as evaluate takes them, with"
                            + " any number of sequences), or text to learn by characters (.txt).")
    private String file = "";

    @Option(
            names = "--input",
            paramLabel = "[PORT=]COLUMNS",
            description =
                    "Which columns an input is: names with commas between them, one that holds a comma in double quotes,"
                            + " first..last for a range. As many as it"
                            + " has elements: a row is a time step. That times the number of steps: a row is a whole sequence. A"
                            + " port with a column of its own name needs no option.")
    private List<String> inputs = List.of();

    @Option(
            names = "--target",
            paramLabel = "[PORT=]COLUMNS",
            description = "The same for a target. An index takes a column" + " of categories: words, or whole numbers.")
    private List<String> targets = List.of();

    @Option(
            names = "--forecast",
            paramLabel = "COLUMNS",
            description = "Input and target are the same columns, the target --ahead rows later.")
    private @Nullable String forecast;

    @Option(
            names = "--ahead",
            paramLabel = "N",
            description = "Targets stand so many rows after inputs: 1 with --forecast, else 0.")
    private @Nullable Integer ahead;

    @Option(
            names = "--sequence",
            paramLabel = "COLUMN",
            description =
                    "Rows one after the other that have the same value here are a sequence. Without it all rows are one"
                            + " long series, of which windows are taken.")
    private @Nullable String sequence;

    @Option(
            names = "--time",
            paramLabel = "COLUMN",
            description =
                    "When each row was: numbers, or dates such as 2001-12-29 or 2001-12-29 13:30, which must rise.")
    private @Nullable String time;

    @Option(
            names = "--stride",
            paramLabel = "N",
            description = "How many rows after one window the next starts; the default is 1.")
    private int stride = 1;

    @Option(
            names = "--season",
            paramLabel = "N",
            description =
                    "After so many rows things repeat: also compare with the season before, the last that is known where a"
                            + " target stands further ahead.")
    private int season;

    @Option(names = "--lines", description = "Each line of a text is a sequence of its own; else a text is one.")
    private boolean lines;

    @Option(
            names = "--scale",
            paramLabel = "HOW",
            description =
                    "standard, the default: mean 0, deviation 1; range: 0 to 1; none. Fitted to the part for training"
                            + " alone, a column at a time, and saved with the weights.")
    private ColumnScales.Kind scale = ColumnScales.Kind.STANDARD;

    @Option(
            names = "--test",
            paramLabel = "SHARE",
            description = "This part is held out to the end, to judge the result; the default is 0.1.")
    private double test = 0.1;

    @Option(
            names = "--split",
            paramLabel = "HOW",
            description =
                    "time: the last data is for validation and test, as always for a series; random, the default for sequences.")
    private Split.@Nullable Order split;

    @Option(
            names = "--separator",
            paramLabel = "CHAR",
            description = "What stands between fields: the default is a comma, a tab" + " in .tsv; tab means a tab.")
    private @Nullable String separator;

    String file() {
        return file;
    }

    List<String> inputs() {
        return forecast == null ? inputs : List.of(forecast);
    }

    List<String> targets() {
        return forecast == null ? targets : List.of(forecast);
    }

    @Nullable String forecast() {
        return forecast;
    }

    int ahead() {
        int rows = ahead != null ? ahead : forecast != null ? 1 : 0;
        return within("--ahead", 0, rows);
    }

    @Nullable String sequence() {
        return sequence;
    }

    @Nullable String time() {
        return time;
    }

    int stride() {
        return within("--stride", 1, stride);
    }

    int season() {
        return within("--season", 0, season);
    }

    private static int within(String option, int least, int rows) {
        if (rows < least || rows > MOST_ROWS) {
            throw CommandFailure.usage(option + " is from " + least + " to " + MOST_ROWS + ", not " + rows);
        }
        return rows;
    }

    TextDataSet.Unit unit() {
        return lines ? TextDataSet.Unit.LINE : TextDataSet.Unit.TEXT;
    }

    ColumnScales.Kind scale() {
        return scale;
    }

    Split split(double validation, long seed) {
        try {
            return new Split(validation, test, split, seed);
        } catch (MappingException e) {
            throw CommandFailure.usage("--validation and --test: " + e.getMessage());
        }
    }

    /** What a file holds. */
    enum Kind {
        TABLE("a table"),
        ARRAYS("arrays"),
        TEXT("a text");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** What the file holds. */
    Kind kind() {
        return kind(file);
    }

    /** What a file holds, as its name says. */
    static Kind kind(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return name.endsWith(".npz") ? Kind.ARRAYS : name.endsWith(".txt") ? Kind.TEXT : Kind.TABLE;
    }

    /** Refuses what is out of range, before any of it is needed, and what would have no effect. */
    void requireConsistent() {
        requireKind("--lines", lines, Kind.TEXT);
        requireKind("--input", !inputs.isEmpty(), Kind.TABLE);
        requireKind("--target", !targets.isEmpty(), Kind.TABLE);
        requireKind("--forecast", forecast != null, Kind.TABLE);
        requireKind("--ahead", ahead != null, Kind.TABLE);
        requireKind("--sequence", sequence != null, Kind.TABLE);
        requireKind("--time", time != null, Kind.TABLE);
        requireKind("--stride", stride != 1, Kind.TABLE);
        requireKind("--season", season != 0, Kind.TABLE);
        requireKind("--scale", scale != ColumnScales.Kind.STANDARD, Kind.TABLE);
        requireKind("--separator", separator != null, Kind.TABLE);
        ahead();
        stride();
        season();
        if (forecast != null && !(inputs.isEmpty() && targets.isEmpty())) {
            throw CommandFailure.usage("--forecast says what inputs and targets are: leave out --input and --target");
        }
    }

    private void requireKind(String option, boolean given, Kind kind) {
        if (given && kind() != kind) {
            throw CommandFailure.usage(
                    option + " is for " + kind.words + ", but " + file + " holds " + kind().words + ": leave it out");
        }
    }

    char separator() {
        return separator(separator, file);
    }

    static char separator(@Nullable String written, String file) {
        if (written == null) {
            return file.toLowerCase(Locale.ROOT).endsWith(".tsv") ? '\t' : ',';
        } else if (written.equals("tab") || written.equals("\\t")) {
            return '\t';
        } else if (written.length() != 1 || "\"\n\r".contains(written)) {
            throw CommandFailure.usage("--separator takes one character, or tab");
        }
        return written.charAt(0);
    }
}

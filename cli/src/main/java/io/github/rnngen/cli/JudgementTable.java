package io.github.rnngen.cli;

import io.github.rnngen.cli.console.ProgressLine;
import io.github.rnngen.cli.training.Judgement;
import io.github.rnngen.cli.training.Judgement.Baseline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Judgements as lines of text. */
final class JudgementTable {
    private JudgementTable() {}

    static String print(List<Judgement> judgements) {
        StringBuilder text = new StringBuilder();
        for (Judgement judgement : judgements) {
            if (judgement instanceof Judgement.Forecast forecast) {
                forecast(text, forecast);
            } else if (judgement instanceof Judgement.Classes classes) {
                classes(text, classes);
            }
        }
        return text.toString();
    }

    /** A line of a table of errors. */
    record Errors(String name, String rootMeanSquare, String meanAbsolute) {}

    static List<Errors> errors(Judgement.Forecast forecast) {
        List<Errors> errors = new ArrayList<>();
        errors.add(errors("the network", forecast, forecast.forecast()));
        for (Baseline other : forecast.others()) {
            errors.add(errors(forecast.nameOf(other), forecast, other.values()));
        }
        return errors;
    }

    private static Errors errors(String name, Judgement.Forecast forecast, double[] values) {
        return new Errors(
                name,
                ProgressLine.figure(forecast.rootMeanSquare(values)),
                ProgressLine.figure(forecast.meanAbsolute(values)));
    }

    private static void forecast(StringBuilder text, Judgement.Forecast forecast) {
        List<Errors> errors = errors(forecast);
        String title = forecast.column() + ", " + forecast.count() + " held-out " + forecast.unit();
        int width = Math.max(
                title.length(),
                errors.stream().mapToInt(line -> line.name().length()).max().orElse(0));
        String format = "%-" + width + "s  %8s  %8s\n";
        text.append(String.format(Locale.ROOT, format, title, "RMSE", "MAE"));
        errors.forEach(line -> text.append(
                String.format(Locale.ROOT, format, line.name(), line.rootMeanSquare(), line.meanAbsolute())));
    }

    private static void classes(StringBuilder text, Judgement.Classes classes) {
        String format = "%-32s  %8s  %8s\n";
        text.append(String.format(Locale.ROOT, format, classes.count() + " held out", "right", "bits"));
        text.append(String.format(Locale.ROOT, format, "the network", percent(classes.right()), bits(classes.bits())));
        text.append(String.format(
                Locale.ROOT, format, "by how frequent each is", percent(classes.usual()), bits(classes.usualBits())));
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    static String bits(double bits) {
        return String.format(Locale.ROOT, "%.3f", bits);
    }
}

package io.github.rnngen.cli;

import io.github.rnngen.cli.console.ProgressLine;
import io.github.rnngen.cli.csv.CsvTable;
import io.github.rnngen.cli.report.Axis;
import io.github.rnngen.cli.report.ConfusionTable;
import io.github.rnngen.cli.report.Figure;
import io.github.rnngen.cli.report.Grid;
import io.github.rnngen.cli.report.HeatMap;
import io.github.rnngen.cli.report.LineChart;
import io.github.rnngen.cli.report.LineChart.Line;
import io.github.rnngen.cli.report.LineChart.Style;
import io.github.rnngen.cli.report.Listing;
import io.github.rnngen.cli.report.Report;
import io.github.rnngen.cli.report.Report.Fact;
import io.github.rnngen.cli.report.Report.Section;
import io.github.rnngen.cli.training.Epoch;
import io.github.rnngen.cli.training.HiddenStates;
import io.github.rnngen.cli.training.Judgement;
import io.github.rnngen.cli.training.Preparation;
import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.graph.EquationPrinter;
import io.github.rnngen.runtime.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What there is to see of a training run, as a page. */
final class TrainingReport {
    private TrainingReport() {}

    /**
     * The page.
     *
     * @param bestEpoch after which epoch the weights were best, from 1; 0 if the last ones were kept
     */
    static <A> Report of(
            CheckedModel model,
            Network<A> network,
            TrainingData<A> data,
            List<Epoch> history,
            int bestEpoch,
            List<Judgement> judgements,
            List<HiddenStates> hidden) {
        List<Section> sections = new ArrayList<>();
        judgements.forEach(judgement -> sections.add(section(judgement, data)));
        sections.add(losses(history, bestEpoch));
        sections.add(gradients(history));
        hidden.forEach(states -> sections.add(states(states)));
        sections.add(equations(model, network));
        String lead = "Trained for " + history.size() + (history.size() == 1 ? " epoch on " : " epochs on ")
                + data.set().training().count()
                + " sequences"
                + (bestEpoch > 0
                        ? "; the weights after epoch " + bestEpoch
                                + " were best on the validation part and are the ones judged here."
                        : ".");
        return new Report("Training of " + model.name(), lead, facts(network, judgements), sections);
    }

    private static List<Fact> facts(Network<?> network, List<Judgement> judgements) {
        List<Fact> facts = new ArrayList<>();
        for (Judgement judgement : judgements) {
            if (judgement instanceof Judgement.Forecast forecast) {
                facts.add(new Fact(
                        ProgressLine.figure(forecast.rootMeanSquare(forecast.forecast())),
                        "RMSE of " + forecast.column() + ", held out"));
                forecast.others()
                        .forEach(other -> facts.add(new Fact(
                                ProgressLine.figure(forecast.rootMeanSquare(other.values())),
                                "RMSE: " + forecast.nameOf(other))));
            } else if (judgement instanceof Judgement.Classes classes) {
                facts.add(new Fact(
                        JudgementTable.percent(classes.right()),
                        String.format(Locale.ROOT, "right, of %,d held out", classes.count())));
                facts.add(new Fact(JudgementTable.bits(classes.bits()), "bits each, by the network"));
                facts.add(new Fact(JudgementTable.bits(classes.usualBits()), "bits each, by frequency alone"));
            }
        }
        facts.add(new Fact(String.format(Locale.ROOT, "%,d", network.signature().parameterCount()), "parameters"));
        return facts;
    }

    private static ForecastChart chart(Judgement.Forecast forecast, TrainingData<?> data) {
        Preparation preparation = data.preparation();
        CsvTable table = data.table();
        return preparation == null || table == null || !forecast.ofRows()
                ? ForecastChart.ofSteps(forecast)
                : ForecastChart.of(forecast, preparation.mapping(), table);
    }

    private static Section section(Judgement judgement, TrainingData<?> data) {
        if (judgement instanceof Judgement.Forecast forecast) {
            ForecastChart chart = chart(forecast, data);
            List<Figure> figures = List.of(
                    chart.draw(),
                    new Grid(
                            List.of("held-out errors", "RMSE", "MAE"),
                            JudgementTable.errors(forecast).stream()
                                    .map(line -> List.of(line.name(), line.rootMeanSquare(), line.meanAbsolute()))
                                    .toList()));
            return new Section(
                    "Forecast and truth: " + forecast.column(),
                    "The held-out part of the data, which training never saw. RMSE is the root of the mean squared error, MAE"
                            + " the mean absolute error, both in the unit of what was foretold."
                            + chart.note(),
                    figures);
        }
        Judgement.Classes classes = (Judgement.Classes) judgement;
        if (classes.counts().length == 0) {
            return new Section(
                    "Which class was taken for which",
                    "There are too many classes for a table of them, "
                            + classes.names().size() + ".",
                    List.of());
        }
        return new Section(
                "Which class was taken for which",
                "Held-out data. A row is what is true, a column what the network said; the diagonal is right.",
                List.of(new ConfusionTable(
                        classes.names().stream().map(TrainingReport::visible).toList(), classes.counts())));
    }

    private static String visible(String name) {
        return name.equals("\n") ? "end" : name.equals(" ") ? "space" : name;
    }

    private static double[] values(List<Epoch> history, ToDoubleFunction<Epoch> value) {
        return history.stream().mapToDouble(value).toArray();
    }

    private static Section losses(List<Epoch> history, int bestEpoch) {
        double[] training = values(history, Epoch::trainingLoss);
        double[] validation = values(history, Epoch::validationLoss);
        boolean positive = Arrays.stream(training).allMatch(loss -> loss > 0);
        List<Line> lines = new ArrayList<>(List.of(Line.counted("training", training, Style.BLUE)));
        if (Arrays.stream(validation).anyMatch(Double::isFinite)) {
            lines.add(Line.counted("validation", validation, Style.ORANGE));
        }
        return new Section(
                "Loss",
                "The mean loss of each epoch. While validation falls with training, the network learns what holds elsewhere"
                        + " too; where it turns up, it learns by heart.",
                List.of(new LineChart(
                        Axis.count("epoch"),
                        positive ? Axis.logarithmic("loss, logarithmic") : Axis.linear("loss"),
                        lines,
                        bestEpoch > 0 ? bestEpoch : Double.NaN,
                        "best: epoch " + bestEpoch)));
    }

    private static Section gradients(List<Epoch> history) {
        return new Section(
                "Gradients and learning rate",
                "The mean norm of the gradient in each epoch, before it was limited, and the learning rate at the end of each.",
                List.of(
                        new LineChart(
                                Axis.count("epoch"),
                                Axis.logarithmic("gradient norm, logarithmic"),
                                List.of(Line.counted(
                                        "gradient norm", values(history, Epoch::gradientNorm), Style.BLUE))),
                        new LineChart(
                                Axis.count("epoch"),
                                Axis.linear("learning rate"),
                                List.of(Line.counted("learning rate", values(history, Epoch::rate), Style.BLUE)))));
    }

    private static Section states(HiddenStates states) {
        return new Section(
                "State " + states.name(),
                "What the network remembers while it reads one held-out sequence: a row is a unit, time runs to the right.",
                List.of(new HeatMap("unit", "time step", states.values())));
    }

    private static Section equations(CheckedModel model, Network<?> network) {
        String text = EquationPrinter.printForward(Compiler.graph(model));
        List<List<String>> rows = new ArrayList<>();
        network.signature()
                .parameters()
                .forEach(parameter -> rows.add(List.of(
                        parameter.name(),
                        parameter.shape().toString(),
                        String.format(Locale.ROOT, "%,d", parameter.elements()))));
        String sizes = (model.variableLength() ? "Up to " : "") + model.steps() + " time steps, batches of "
                + model.batch() + ", " + model.precision().name().toLowerCase(Locale.ROOT) + " precision.";
        return new Section(
                "The model",
                "Its equations, cells written out, and its parameters. " + sizes,
                List.of(new Listing(text), new Grid(List.of("parameter", "shape", "elements"), rows)));
    }
}

package io.github.rnngen.cli;

import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.check.CheckedModel.Argument;
import io.github.rnngen.runtime.optimize.Adam;
import io.github.rnngen.runtime.optimize.Clipping;
import io.github.rnngen.runtime.optimize.ConstantRate;
import io.github.rnngen.runtime.optimize.CosineDecay;
import io.github.rnngen.runtime.optimize.RateSchedule;
import io.github.rnngen.runtime.optimize.Sgd;
import io.github.rnngen.runtime.optimize.UpdateRule;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options about how to learn. What is not given comes from the model's {@code train} block, or is the default. */
final class TrainingOptions {
    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the data; the default is 50.")
    private @Nullable Integer epochs;

    @Option(names = "--rate", paramLabel = "R", description = "The learning rate; the default is 0.003.")
    private @Nullable Double rate;

    @Option(names = "--optimizer", paramLabel = "NAME", description = "adam, the default, or sgd.")
    private @Nullable Rule optimizer;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            description = "How the rate changes: cosine, the default, falls to 0 by the end; constant.")
    private Schedule schedule = Schedule.COSINE;

    @Option(
            names = "--clip",
            paramLabel = "NORM",
            description = "Gradients are shortened to this norm; the default is 1, and 0 lets them be.")
    private @Nullable Double clip;

    @Option(names = "--batch", paramLabel = "N", description = "Sequences in a step; the default is the model's batch.")
    private @Nullable Integer batch;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "End after so many epochs without a better validation loss.")
    private @Nullable Integer patience;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of all that is random; the default is 1. The same seed gives the"
                    + " same result, whatever the number of threads.")
    private @Nullable Long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "The default is one per processor, as far as they help.")
    private @Nullable Integer threads;

    /** Optimisers by name. */
    enum Rule {
        ADAM,
        SGD
    }

    /** Schedules by name. */
    enum Schedule {
        COSINE,
        CONSTANT
    }

    int epochs(CheckedModel model) {
        return epochs != null ? epochs : (int) number(model, "epochs", "").orElse(50);
    }

    double rate(CheckedModel model) {
        return rate != null ? rate : number(model, "optimizer", "rate").orElse(0.003);
    }

    UpdateRule rule(CheckedModel model) {
        Rule rule = optimizer;
        if (rule == null) {
            String word = model.settings().stream()
                    .filter(setting -> setting.key().equals("optimizer"))
                    .map(CheckedModel.Setting::word)
                    .findFirst()
                    .orElse("adam");
            rule = switch (word) {
                case "adam" -> Rule.ADAM;
                case "sgd" -> Rule.SGD;
                default ->
                    throw CommandFailure.usage(
                            "train does not know the model's optimizer " + word + " yet: choose one with --optimizer");
            };
        }
        return rule == Rule.ADAM ? new Adam() : new Sgd();
    }

    RateSchedule schedule() {
        return schedule == Schedule.COSINE ? new CosineDecay(0, 0) : new ConstantRate();
    }

    Clipping clipping(CheckedModel model) {
        double norm = clip != null ? clip : number(model, "clip", "").orElse(1);
        return norm == 0 ? new Clipping.None() : new Clipping.ByNorm(norm);
    }

    int batch(int room) {
        return batch != null ? batch : room;
    }

    @Nullable Integer patience() {
        return patience;
    }

    long seed(CheckedModel model) {
        return seed != null ? seed : (long) number(model, "seed", "").orElse(1);
    }

    int threads(int passes) {
        return threads != null ? threads : Math.min(Runtime.getRuntime().availableProcessors(), passes);
    }

    private static OptionalDouble number(CheckedModel model, String key, String argument) {
        List<Argument> arguments = model.settings().stream()
                .filter(setting -> setting.key().equals(key))
                .flatMap(setting -> setting.arguments().stream())
                .toList();
        return arguments.stream()
                .filter(given -> given.name().equals(argument))
                .mapToDouble(Argument::value)
                .findFirst();
    }
}

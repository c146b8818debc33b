package io.github.rnngen.cli;

import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Signature;
import io.github.rnngen.runtime.optimize.Adam;
import io.github.rnngen.runtime.optimize.Clipping;
import io.github.rnngen.runtime.optimize.ConstantRate;
import io.github.rnngen.runtime.optimize.CosineDecay;
import io.github.rnngen.runtime.optimize.Optimizer;
import io.github.rnngen.runtime.optimize.RateSchedule;
import io.github.rnngen.runtime.optimize.Sgd;
import io.github.rnngen.runtime.settings.TrainingSettings;
import java.util.OptionalInt;
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
    private @Nullable Schedule schedule;

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

    int epochs(Signature model) {
        return epochs != null ? epochs : TrainingSettings.of(model).epochs().orElse(50);
    }

    double rate(Signature model) {
        return rate != null ? rate : says(model, "optimizer") ? TrainingSettings.of(model).rate() : 0.003;
    }

    <A> Optimizer<A> newOptimizer(Network<A> network) {
        return optimizer == null
                ? TrainingSettings.of(network.signature()).newOptimizer(network)
                : new Optimizer<>(network, optimizer == Rule.ADAM ? new Adam() : new Sgd());
    }

    RateSchedule schedule(Signature model) {
        if (schedule == null && says(model, "schedule")) {
            return TrainingSettings.of(model).schedule();
        }
        return schedule == Schedule.CONSTANT ? new ConstantRate() : new CosineDecay(0, 0);
    }

    Clipping clipping(Signature model) {
        if (clip == null) {
            return says(model, "clip") ? TrainingSettings.of(model).clipping() : new Clipping.ByNorm(1);
        }
        return clip == 0 ? new Clipping.None() : new Clipping.ByNorm(clip);
    }

    int accumulation(Signature model) {
        return TrainingSettings.of(model).accumulate();
    }

    int batch(int room) {
        return batch != null ? batch : room;
    }

    OptionalInt patience(Signature model) {
        return patience != null ? OptionalInt.of(patience) : TrainingSettings.of(model).patience();
    }

    long seed(Signature model) {
        return seed != null ? seed : TrainingSettings.of(model).seed().orElse(1);
    }

    int threads(int passes) {
        return threads != null ? threads : Math.min(Runtime.getRuntime().availableProcessors(), passes);
    }

    private static boolean says(Signature model, String key) {
        return model.settings().stream().anyMatch(setting -> setting.key().equals(key));
    }
}

package io.github.rnngen.runtime.settings;

import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Setting;
import io.github.rnngen.runtime.Signature;
import io.github.rnngen.runtime.optimize.Adam;
import io.github.rnngen.runtime.optimize.Clipping;
import io.github.rnngen.runtime.optimize.ConstantRate;
import io.github.rnngen.runtime.optimize.Optimizer;
import io.github.rnngen.runtime.optimize.Range;
import io.github.rnngen.runtime.optimize.RateSchedule;
import io.github.rnngen.runtime.optimize.UpdateRule;
import io.github.rnngen.runtime.optimize.WeightDecay;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How to train: what a model's {@code train} block says. Immutable.
 *
 * @param rule the optimiser's rule; Adam with the paper's numbers unless the model says otherwise
 * @param decay the weight decay; none by default
 * @param rate the learning rate that the schedule starts from; that of the optimiser by default, 0.001 for Adam
 * @param schedule how the rate changes; constant by default
 * @param clipping what is done to gradients before each step; nothing by default
 * @param accumulate how many batches make up one step, at least 1; 1 by default
 * @param epochs how many passes over all training data, at least 1; empty if the model does not say
 * @param seed of initial values and the order of the data, from 0; empty if the model does not say
 * @param patience after how many epochs without improvement training ends, at least 1; empty for never
 * @param validation the share of the data that is held out, from 0 to below 1; empty if the model does not say
 */
public record TrainingSettings(
        UpdateRule rule,
        WeightDecay decay,
        double rate,
        RateSchedule schedule,
        Clipping clipping,
        int accumulate,
        OptionalInt epochs,
        OptionalLong seed,
        OptionalInt patience,
        OptionalDouble validation) {
    private static final SettingTable.OptimizerChoice ADAM =
            new SettingTable.OptimizerChoice(new Adam(), WeightDecay.NONE, 0.001);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range; says which
     */
    public TrainingSettings {
        Range.NOT_NEGATIVE.require("the learning rate", rate);
        Range.COUNT.require(SettingTable.ACCUMULATE.key(), accumulate);
        epochs.ifPresent(count -> Range.COUNT.require(SettingTable.EPOCHS.key(), count));
        seed.ifPresent(value -> Range.SEED.require(SettingTable.SEED.key(), (double) value));
        patience.ifPresent(count -> Range.COUNT.require(SettingTable.PATIENCE.key(), count));
        validation.ifPresent(share -> Range.BELOW_ONE.require(SettingTable.VALIDATION.key(), share));
    }

    /** What a network's model says. */
    public static TrainingSettings of(Signature signature) {
        return of(signature.settings());
    }

    /**
     * What these settings say. Where two have the same key, the last one counts, so that others may be put behind those
     * of a model.
     *
     * @throws IllegalArgumentException if one is unknown, or an argument of it is unknown, missing or out of range
     */
    public static TrainingSettings of(List<Setting> settings) {
        settings.forEach(TrainingSettings::requireKnown);
        SettingTable.OptimizerChoice optimizer =
                SettingTable.read(settings, SettingTable.OPTIMIZERS).orElse(ADAM);
        return new TrainingSettings(
                optimizer.rule(),
                optimizer.decay(),
                optimizer.rate(),
                SettingTable.read(settings, SettingTable.SCHEDULES).orElseGet(ConstantRate::new),
                SettingTable.read(settings, SettingTable.CLIPPINGS).orElseGet(Clipping.None::new),
                (int) number(settings, SettingTable.ACCUMULATE).orElse(1),
                whole(settings, SettingTable.EPOCHS),
                seed(settings),
                whole(settings, SettingTable.PATIENCE),
                number(settings, SettingTable.VALIDATION));
    }

    private static void requireKnown(Setting setting) {
        List<String> keys =
                SettingTable.forms().stream().map(SettingForm::key).distinct().toList();
        if (!keys.contains(setting.key())) {
            throw new IllegalArgumentException(
                    "there is no setting `" + setting.key() + "`; there are " + String.join(", ", keys));
        }
    }

    private static OptionalDouble number(List<Setting> settings, SettingForm<Double> form) {
        return SettingTable.read(settings, List.of(form)).stream()
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }

    private static OptionalInt whole(List<Setting> settings, SettingForm<Double> form) {
        return number(settings, form).stream().mapToInt(value -> (int) value).findFirst();
    }

    private static OptionalLong seed(List<Setting> settings) {
        return number(settings, SettingTable.SEED).stream()
                .mapToLong(value -> (long) value)
                .findFirst();
    }

    /** A new optimiser for a network's parameters. */
    public <A> Optimizer<A> newOptimizer(Network<A> network) {
        return new Optimizer<>(network, rule, decay);
    }
}

package io.github.rnngen.runtime.settings;

import static io.github.rnngen.runtime.settings.SettingArgument.required;

import io.github.rnngen.runtime.Setting;
import io.github.rnngen.runtime.optimize.AdaGrad;
import io.github.rnngen.runtime.optimize.Adam;
import io.github.rnngen.runtime.optimize.Clipping;
import io.github.rnngen.runtime.optimize.ConstantRate;
import io.github.rnngen.runtime.optimize.CosineDecay;
import io.github.rnngen.runtime.optimize.ExponentialDecay;
import io.github.rnngen.runtime.optimize.Lion;
import io.github.rnngen.runtime.optimize.Momentum;
import io.github.rnngen.runtime.optimize.OneCycle;
import io.github.rnngen.runtime.optimize.PlateauDecay;
import io.github.rnngen.runtime.optimize.Range;
import io.github.rnngen.runtime.optimize.RateSchedule;
import io.github.rnngen.runtime.optimize.RmsProp;
import io.github.rnngen.runtime.optimize.Sgd;
import io.github.rnngen.runtime.optimize.StepDecay;
import io.github.rnngen.runtime.optimize.UpdateRule;
import io.github.rnngen.runtime.optimize.WeightDecay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** All settings of a {@code train} block, with the names, ranges and defaults of their arguments. */
public final class SettingTable {
    private static final SettingArgument DECAY = SettingArgument.of("decay", Range.NOT_NEGATIVE, 0);
    private static final SettingArgument MOMENTUM = SettingArgument.of("momentum", Range.BELOW_ONE, 0.9);

    static final List<SettingForm<OptimizerChoice>> OPTIMIZERS = List.of(
            coupled("sgd", 0.01, numbers -> new Sgd()),
            coupled("momentum", 0.01, numbers -> new Momentum(numbers.applyAsDouble("momentum"), false), MOMENTUM),
            coupled("nesterov", 0.01, numbers -> new Momentum(numbers.applyAsDouble("momentum"), true), MOMENTUM),
            coupled(
                    "adagrad",
                    0.01,
                    numbers -> new AdaGrad(numbers.applyAsDouble("epsilon")),
                    SettingArgument.of("epsilon", Range.POSITIVE, 1e-10)),
            coupled(
                    "rmsprop",
                    0.01,
                    numbers -> new RmsProp(numbers.applyAsDouble("smoothing"), numbers.applyAsDouble("epsilon")),
                    SettingArgument.of("smoothing", Range.BELOW_ONE, 0.99),
                    SettingArgument.of("epsilon", Range.POSITIVE, 1e-8)),
            adam("adam", false, false, DECAY),
            adam("adamw", false, true, SettingArgument.of("decay", Range.NOT_NEGATIVE, 0.01)),
            adam("amsgrad", true, false, DECAY),
            optimizer(
                    "lion",
                    0.0001,
                    true,
                    DECAY,
                    numbers -> new Lion(numbers.applyAsDouble("beta1"), numbers.applyAsDouble("beta2")),
                    SettingArgument.of("beta1", Range.BELOW_ONE, 0.9),
                    SettingArgument.of("beta2", Range.BELOW_ONE, 0.99)));

    static final List<SettingForm<RateSchedule>> SCHEDULES = List.of(
            schedule("constant", numbers -> new ConstantRate()),
            schedule(
                    "step",
                    numbers -> new StepDecay((int) numbers.applyAsDouble("every"), numbers.applyAsDouble("factor")),
                    required("every", Range.COUNT),
                    SettingArgument.of("factor", Range.FACTOR, 0.1)),
            schedule(
                    "exponential",
                    numbers -> new ExponentialDecay(numbers.applyAsDouble("factor")),
                    required("factor", Range.FACTOR)),
            schedule(
                    "cosine",
                    numbers -> new CosineDecay(numbers.applyAsDouble("warmup"), numbers.applyAsDouble("least")),
                    SettingArgument.of("warmup", Range.NOT_NEGATIVE, 0),
                    SettingArgument.of("least", Range.SHARE, 0)),
            schedule(
                    "one_cycle",
                    numbers -> new OneCycle(
                            numbers.applyAsDouble("rise"),
                            numbers.applyAsDouble("start"),
                            numbers.applyAsDouble("end")),
                    SettingArgument.of("rise", Range.BETWEEN, 0.3),
                    SettingArgument.of("start", Range.FACTOR, 0.04),
                    SettingArgument.of("end", Range.FACTOR, 0.000004)),
            schedule(
                    "plateau",
                    numbers -> new PlateauDecay(
                            numbers.applyAsDouble("factor"),
                            (int) numbers.applyAsDouble("patience"),
                            numbers.applyAsDouble("threshold"),
                            numbers.applyAsDouble("least")),
                    SettingArgument.of("factor", Range.BETWEEN, 0.1),
                    SettingArgument.of("patience", Range.WHOLE, 10),
                    SettingArgument.of("threshold", Range.BELOW_ONE, 1e-4),
                    SettingArgument.of("least", Range.SHARE, 0)));

    static final List<SettingForm<Clipping>> CLIPPINGS =
            List.of(clipping("norm", Clipping.ByNorm::new), clipping("value", Clipping.ByValue::new));

    static final SettingForm<Double> EPOCHS = number("epochs", Range.COUNT);
    static final SettingForm<Double> SEED = number("seed", Range.SEED);
    static final SettingForm<Double> PATIENCE = number("patience", Range.COUNT);
    static final SettingForm<Double> VALIDATION = number("validation", Range.BELOW_ONE);
    static final SettingForm<Double> ACCUMULATE = number("accumulate", Range.COUNT);

    private static final List<SettingForm<?>> FORMS = Stream.of(
                    OPTIMIZERS,
                    SCHEDULES,
                    CLIPPINGS,
                    List.of(EPOCHS),
                    List.of(SEED),
                    List.of(PATIENCE),
                    List.of(VALIDATION),
                    List.of(ACCUMULATE))
            .<SettingForm<?>>flatMap(List::stream)
            .toList();

    private SettingTable() {}

    /** All forms that lines may have; those of one key stand together. */
    public static List<SettingForm<?>> forms() {
        return FORMS;
    }

    /**
     * What the last setting of a key stands for, if there is one.
     *
     * @throws IllegalArgumentException if it is of none of these forms, all of one key, or its arguments are wrong
     */
    static <T> Optional<T> read(List<Setting> settings, List<SettingForm<T>> forms) {
        String key = forms.get(0).key();
        return settings.stream()
                .filter(setting -> setting.key().equals(key))
                .reduce((first, second) -> second)
                .map(setting -> form(setting, forms).read(setting));
    }

    private static <T> SettingForm<T> form(Setting setting, List<SettingForm<T>> forms) {
        return forms.stream()
                .filter(form -> form.word().equals(setting.word()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no `"
                        + (setting.key() + " " + setting.word()).strip()
                        + "`; there are "
                        + String.join(
                                ", ", forms.stream().map(SettingForm::label).toList())));
    }

    private static SettingForm<OptimizerChoice> adam(
            String word, boolean amsgrad, boolean decoupled, SettingArgument decay) {
        return optimizer(
                word,
                0.001,
                decoupled,
                decay,
                numbers -> new Adam(
                        numbers.applyAsDouble("beta1"),
                        numbers.applyAsDouble("beta2"),
                        numbers.applyAsDouble("epsilon"),
                        amsgrad),
                SettingArgument.of("beta1", Range.BELOW_ONE, 0.9),
                SettingArgument.of("beta2", Range.BELOW_ONE, 0.999),
                SettingArgument.of("epsilon", Range.POSITIVE, 1e-8));
    }

    private static SettingForm<OptimizerChoice> coupled(
            String word, double rate, Function<ToDoubleFunction<String>, UpdateRule> rule, SettingArgument... more) {
        return optimizer(word, rate, false, DECAY, rule, more);
    }

    /** Each optimiser takes a rate first and a weight decay last. */
    private static SettingForm<OptimizerChoice> optimizer(
            String word,
            double rate,
            boolean decoupled,
            SettingArgument decay,
            Function<ToDoubleFunction<String>, UpdateRule> rule,
            SettingArgument... more) {
        List<SettingArgument> arguments = new ArrayList<>();
        arguments.add(SettingArgument.of("rate", Range.POSITIVE, rate));
        arguments.addAll(List.of(more));
        arguments.add(decay);
        return new SettingForm<>(
                "optimizer",
                word,
                arguments,
                numbers -> new OptimizerChoice(
                        rule.apply(numbers),
                        new WeightDecay(numbers.applyAsDouble("decay"), decoupled),
                        numbers.applyAsDouble("rate")));
    }

    private static SettingForm<RateSchedule> schedule(
            String word, Function<ToDoubleFunction<String>, RateSchedule> build, SettingArgument... arguments) {
        return new SettingForm<>("schedule", word, List.of(arguments), build);
    }

    private static SettingForm<Clipping> clipping(String word, Function<Double, Clipping> build) {
        return new SettingForm<>(
                "clip",
                word,
                List.of(required("limit", Range.POSITIVE)),
                numbers -> build.apply(numbers.applyAsDouble("limit")));
    }

    private static SettingForm<Double> number(String key, Range range) {
        return new SettingForm<>(key, "", List.of(required(key, range)), numbers -> numbers.applyAsDouble(key));
    }

    /** An optimiser's rule, with its weight decay and its rate. */
    record OptimizerChoice(UpdateRule rule, WeightDecay decay, double rate) {}
}

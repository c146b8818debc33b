package io.github.rnngen.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.Setting;
import io.github.rnngen.runtime.Signature;
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
import io.github.rnngen.runtime.optimize.RateSchedule;
import io.github.rnngen.runtime.optimize.RmsProp;
import io.github.rnngen.runtime.optimize.Sgd;
import io.github.rnngen.runtime.optimize.StepDecay;
import io.github.rnngen.runtime.optimize.UpdateRule;
import io.github.rnngen.runtime.optimize.WeightDecay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingSettingsTest {
    private static TrainingSettings of(String key, String word, Map<String, Double> arguments) {
        return TrainingSettings.of(List.of(new Setting(key, word, arguments)));
    }

    @Test
    void aModelThatSaysNothingHasDefaults() {
        TrainingSettings settings = TrainingSettings.of(
                Signature.builder("Silent", Precision.FLOAT, 1, 1).build());
        assertThat(settings.rule()).isEqualTo(new Adam());
        assertThat(settings.rate()).isEqualTo(0.001);
        assertThat(settings.decay()).isEqualTo(WeightDecay.NONE);
        assertThat(settings.schedule()).isEqualTo(new ConstantRate());
        assertThat(settings.clipping()).isEqualTo(new Clipping.None());
        assertThat(settings.accumulate()).isEqualTo(1);
        assertThat(settings.epochs()).isEmpty();
        assertThat(settings.seed()).isEmpty();
        assertThat(settings.patience()).isEmpty();
        assertThat(settings.validation()).isEmpty();
    }

    static Stream<Arguments> outOfRange() {
        OptionalInt none = OptionalInt.empty();
        OptionalInt zero = OptionalInt.of(0);
        return Stream.of(
                Arguments.of(Double.NaN, 1, none, OptionalLong.empty(), none, 0.1, "the learning rate"),
                Arguments.of(0.1, 0, none, OptionalLong.empty(), none, 0.1, "accumulate"),
                Arguments.of(0.1, 1, zero, OptionalLong.empty(), none, 0.1, "epochs"),
                Arguments.of(0.1, 1, none, OptionalLong.of(-1), none, 0.1, "seed"),
                Arguments.of(0.1, 1, none, OptionalLong.empty(), zero, 0.1, "patience"),
                Arguments.of(0.1, 1, none, OptionalLong.empty(), none, 1.0, "validation"));
    }

    @ParameterizedTest
    @MethodSource("outOfRange")
    void numbersGivenInCodeAreChecked(
            double rate,
            int accumulate,
            OptionalInt epochs,
            OptionalLong seed,
            OptionalInt patience,
            double validation,
            String named) {
        assertThatThrownBy(() -> new TrainingSettings(
                        new Sgd(),
                        WeightDecay.NONE,
                        rate,
                        new ConstantRate(),
                        new Clipping.None(),
                        accumulate,
                        epochs,
                        seed,
                        patience,
                        OptionalDouble.of(validation)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(named + " must be ");
    }

    static Stream<Arguments> optimizers() {
        return Stream.of(
                Arguments.of("sgd", new Sgd(), WeightDecay.NONE, 0.01),
                Arguments.of("momentum", new Momentum(0.9, false), WeightDecay.NONE, 0.01),
                Arguments.of("nesterov", new Momentum(0.9, true), WeightDecay.NONE, 0.01),
                Arguments.of("adagrad", new AdaGrad(1e-10), WeightDecay.NONE, 0.01),
                Arguments.of("rmsprop", new RmsProp(0.99, 1e-8), WeightDecay.NONE, 0.01),
                Arguments.of("adam", new Adam(0.9, 0.999, 1e-8, false), WeightDecay.NONE, 0.001),
                Arguments.of("adamw", new Adam(0.9, 0.999, 1e-8, false), WeightDecay.decoupled(0.01), 0.001),
                Arguments.of("amsgrad", new Adam(0.9, 0.999, 1e-8, true), WeightDecay.NONE, 0.001),
                Arguments.of("lion", new Lion(0.9, 0.99), WeightDecay.decoupled(0), 0.0001));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void eachOptimizerHasItsDefaults(String word, UpdateRule rule, WeightDecay decay, double rate) {
        TrainingSettings settings = of("optimizer", word, Map.of());
        assertThat(settings.rule()).isEqualTo(rule);
        assertThat(settings.decay()).isEqualTo(decay);
        assertThat(settings.rate()).isEqualTo(rate);
        TrainingSettings other = of("optimizer", word, Map.of("rate", 0.5, "decay", 0.25));
        assertThat(other.rule()).isEqualTo(rule);
        assertThat(other.decay()).isEqualTo(new WeightDecay(0.25, decay.decoupled()));
        assertThat(other.rate()).isEqualTo(0.5);
    }

    static Stream<Arguments> schedules() {
        return Stream.of(
                Arguments.of("constant", Map.of(), new ConstantRate()),
                Arguments.of("step", Map.of("every", 3.0), new StepDecay(3, 0.1)),
                Arguments.of("exponential", Map.of("factor", 0.9), new ExponentialDecay(0.9)),
                Arguments.of("cosine", Map.of("warmup", 2.0), new CosineDecay(2, 0)),
                Arguments.of("one_cycle", Map.of(), new OneCycle(0.3, 0.04, 0.000004)),
                Arguments.of("plateau", Map.of("patience", 3.0), new PlateauDecay(0.1, 3, 1e-4, 0)));
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void eachScheduleIsRead(String word, Map<String, Double> arguments, RateSchedule schedule) {
        assertThat(of("schedule", word, arguments).schedule()).isEqualTo(schedule);
    }

    @Test
    void theTablesAboveAreComplete() {
        assertThat(optimizers()).hasSameSizeAs(SettingTable.OPTIMIZERS);
        assertThat(schedules()).hasSameSizeAs(SettingTable.SCHEDULES);
        assertThat(SettingTable.forms()).hasSize(9 + 6 + 2 + 5);
    }

    @Test
    void numbersAndClippingAreRead() {
        TrainingSettings settings = TrainingSettings.of(List.of(
                new Setting("epochs", "", Map.of("epochs", 80.0)),
                new Setting("seed", "", Map.of("seed", 0x1p40)),
                new Setting("patience", "", Map.of("patience", 7.0)),
                new Setting("validation", "", Map.of("validation", 0.2)),
                new Setting("accumulate", "", Map.of("accumulate", 4.0)),
                new Setting("clip", "norm", Map.of("limit", 1.5))));
        assertThat(settings.epochs()).hasValue(80);
        assertThat(settings.seed()).hasValue(1L << 40);
        assertThat(settings.patience()).hasValue(7);
        assertThat(settings.validation()).hasValue(0.2);
        assertThat(settings.accumulate()).isEqualTo(4);
        assertThat(settings.clipping()).isEqualTo(new Clipping.ByNorm(1.5));
        assertThat(of("clip", "value", Map.of("limit", 2.0)).clipping()).isEqualTo(new Clipping.ByValue(2));
    }

    @Test
    void theLastOfAKeyCounts() {
        TrainingSettings settings = TrainingSettings.of(List.of(
                new Setting("optimizer", "sgd", Map.of()), new Setting("optimizer", "lion", Map.of("rate", 0.5))));
        assertThat(settings.rule()).isEqualTo(new Lion());
        assertThat(settings.rate()).isEqualTo(0.5);
    }

    /** What the ranges of the table allow, the records must take. */
    @Test
    void theEdgesOfTheRangesAreTaken() {
        for (SettingForm<?> form : SettingTable.forms()) {
            for (SettingArgument argument : form.arguments()) {
                double least =
                        argument.range().leastIncluded() ? argument.range().least() : Double.MIN_VALUE;
                double greatest = argument.range().greatestIncluded()
                        ? argument.range().greatest()
                        : Math.nextDown(argument.range().greatest());
                for (double edge : new double[] {least, greatest}) {
                    Map<String, Double> arguments = new HashMap<>(Map.of(argument.name(), edge));
                    form.arguments().stream()
                            .filter(other -> other.fallback().isEmpty())
                            .forEach(other -> arguments.putIfAbsent(other.name(), 1.0));
                    assertThat(of(form.key(), form.word(), arguments))
                            .as(form + " at " + edge)
                            .isNotNull();
                }
            }
        }
    }

    @Test
    void refusesWhatIsNotInTheTable() {
        assertThatThrownBy(() -> of("optimiser", "adam", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no setting `optimiser`; there are optimizer, schedule, clip, epochs, seed,"
                        + " patience, validation, accumulate");
        assertThatThrownBy(() -> of("clip", "", Map.of("limit", 1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no `clip`; there are clip norm, clip value");
        assertThatThrownBy(() -> of("optimizer", "sgd", Map.of("beta1", 0.9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`optimizer sgd` has no argument `beta1`; there are rate, decay");
        assertThatThrownBy(() -> of("schedule", "step", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`schedule step` lacks its `every`");
        assertThatThrownBy(() -> of("optimizer", "sgd", Map.of("rate", 0.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the `rate` of `optimizer sgd` must be above 0, not 0.0");
    }

    @Test
    void formsSayHowTheyAreWritten() {
        assertThat(SettingTable.SCHEDULES.get(1)).hasToString("schedule step(every, factor = 0.1)");
        assertThat(SettingTable.OPTIMIZERS.get(3))
                .hasToString("optimizer adagrad(rate = 0.01, epsilon = 0.0000000001, decay = 0)");
        assertThat(SettingTable.SCHEDULES.get(0)).hasToString("schedule constant");
    }
}

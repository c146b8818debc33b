package io.github.rnngen.generator.emitted;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.emit.GeneratedFile;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Setting;
import io.github.rnngen.runtime.optimize.Adam;
import io.github.rnngen.runtime.optimize.Clipping;
import io.github.rnngen.runtime.optimize.CosineDecay;
import io.github.rnngen.runtime.optimize.OptimizerState;
import io.github.rnngen.runtime.optimize.WeightDecay;
import io.github.rnngen.runtime.settings.TrainingSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a model's {@code train} block says arrives where a network is trained. */
class TrainBlockTest {
    private static final String MODEL = """
            model M {
                precision double
                steps 3
                input x[2]
                target d[2]
                h = rnn(x, hidden = 3)
                y = linear(h, outputs = 2)
                output y
                loss sum squared_error(y, d)
                %s
            }
            """;

    private static final String TRAIN = """
            train {
                optimizer adamw(0.003, beta2 = 0.95, decay = 0.02)
                schedule cosine(warmup = 5)
                clip norm 1.5
                epochs 80
                seed 42
                patience 7
                validation 0.2
                accumulate 4
            }
            """;

    private static GeneratedFile emitted(String train, Options options) {
        return Compiler.emit(Models.of(MODEL.formatted(train)), "test.rnn", options)
                .get(0);
    }

    @Test
    void theGeneratedClassCarriesTheSettings() {
        Network<double[]> network = Compiled.of(emitted(TRAIN, Options.DEFAULT)).network("M");
        assertThat(network.signature().settings())
                .contains(new Setting("optimizer", "adamw", Map.of("rate", 0.003, "beta2", 0.95, "decay", 0.02)))
                .hasSize(8);

        TrainingSettings settings = TrainingSettings.of(network.signature());
        assertThat(settings.rule()).isEqualTo(new Adam(0.9, 0.95, 1e-8, false));
        assertThat(settings.decay()).isEqualTo(WeightDecay.decoupled(0.02));
        assertThat(settings.rate()).isEqualTo(0.003);
        assertThat(settings.schedule()).isEqualTo(new CosineDecay(5, 0));
        assertThat(settings.clipping()).isEqualTo(new Clipping.ByNorm(1.5));
        assertThat(settings.epochs()).hasValue(80);
        assertThat(settings.seed()).hasValue(42);
        assertThat(settings.patience()).hasValue(7);
        assertThat(settings.validation()).hasValue(0.2);
        assertThat(settings.accumulate()).isEqualTo(4);
        OptimizerState<double[]> state = settings.newOptimizer(network).state();
        assertThat(state.memory().get("first_moment"))
                .hasSize(network.signature().parameterCount());
    }

    @Test
    void aModelWithoutTheBlockHasNoSettings() {
        Network<double[]> network = Compiled.of(emitted("", Options.DEFAULT)).network("M");
        assertThat(network.signature().settings()).isEmpty();
    }

    @Test
    void aStandaloneClassLeavesThemOut() {
        Options standalone = Options.DEFAULT.withStandalone(true);
        String withBlock = emitted(TRAIN, standalone).content();
        assertThat(withBlock).isEqualTo(emitted("", standalone).content());
    }
}

package io.github.rnngen.generator.emitted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.emit.GeneratedFile;
import io.github.rnngen.generator.schedule.ir.Unroll;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.random.SplitMix64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A batch in several passes, with means over the whole of it, adds up to what it is in one pass. */
class MeansTest {
    private static final int STEPS = 5;
    private static final int BATCH = 6;
    private static final int[] LENGTHS = {5, 2, 4, 1, 3, 5};
    private static final int[][] PARTS = {{0, 3}, {3, 4}, {4, 6}};
    private static final String[] LOSSES = {
        "loss sum squared_error(h, d)",
        "loss mean squared_error(h, d)",
        "loss sum squared_error(h, d) at last",
        "loss mean squared_error(h, d) at last",
        "loss mean squared_error(h, d) loss mean sum(h ^ 2) at last loss sum sum(h)"
    };

    private static Network<double[]> network(String steps, String loss, Unroll unroll) {
        String model = "model M { precision double " + steps + " batch 6 input x[2] target d[3] "
                + "h = rnn(x, hidden = 3) output h " + loss + " }";
        return Compiled.of(Compiler.emit(Models.of(model), "test.rnn", Options.DEFAULT.withUnroll(unroll))
                        .toArray(GeneratedFile[]::new))
                .network("M");
    }

    private static void load(Network<double[]> network, int from, int to) {
        for (int b = from; b < to; b++) {
            SplitMix64 random = new SplitMix64(b);
            for (int t = 0; t < STEPS; t++) {
                int row = t * BATCH + b - from;
                for (int i = 0; i < 2; i++) {
                    network.values("x")[row * 2 + i] = random.nextGaussian();
                }
                for (int i = 0; i < 3; i++) {
                    network.values("d")[row * 3 + i] = random.nextGaussian();
                }
            }
            if (network.signature().variableLength()) {
                network.lengths()[b - from] = LENGTHS[b];
            }
        }
    }

    private static int steps(Network<double[]> network) {
        return network.signature().variableLength() ? 20 : STEPS * BATCH;
    }

    @ParameterizedTest
    @EnumSource(Unroll.class)
    void partsAddUpToTheWhole(Unroll unroll) {
        int compared = 0;
        for (String steps : new String[] {"steps 5", "steps up to 5"}) {
            for (String loss : LOSSES) {
                compare(network(steps, loss, unroll), loss);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(10);
    }

    private static void compare(Network<double[]> network, String loss) {
        double[] parameters = network.newParameters(3);
        load(network, 0, BATCH);
        double whole = network.lossAndGradients(parameters);
        double[] gradients = network.gradients().clone();

        network.averageOver(BATCH, steps(network));
        double sum = 0;
        double[] sums = new double[gradients.length];
        for (int[] part : PARTS) {
            load(network, part[0], part[1]);
            sum += network.lossAndGradients(parameters, part[1] - part[0]);
            assertThat(network.loss(parameters, part[1] - part[0]))
                    .isEqualTo(network.lossAndGradients(parameters, part[1] - part[0]));
            for (int i = 0; i < sums.length; i++) {
                sums[i] += network.gradients()[i];
            }
        }
        assertThat(sum).as(loss).isCloseTo(whole, within(1e-13));
        for (int i = 0; i < sums.length; i++) {
            assertThat(sums[i]).as(loss).isCloseTo(gradients[i], within(1e-13));
        }

        network.averageOver(0, 0);
        load(network, 0, BATCH);
        assertThat(network.lossAndGradients(parameters)).isEqualTo(whole);
        assertThat(network.gradients()).containsExactly(gradients);
    }

    @Test
    void countsMustMakeSense() {
        Network<double[]> network = network("steps 5", LOSSES[1], Unroll.AUTO);
        assertThatThrownBy(() -> network.averageOver(3, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a mean is taken over at least one sequence and step, or 0 and 0 for those of each pass,"
                        + " not over 3 and 0");
        assertThatThrownBy(() -> network.averageOver(-1, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> network.averageOver(1, -5)).isInstanceOf(IllegalArgumentException.class);
    }
}

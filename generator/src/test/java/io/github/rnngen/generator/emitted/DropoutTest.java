package io.github.rnngen.generator.emitted;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.schedule.ir.Unroll;
import io.github.rnngen.runtime.Network;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Masks as a user of a network sees them. */
class DropoutTest {
    private static final int STEPS = 5;
    private static final int BATCH = 4;
    private static final int SIZE = 8;

    private static final String MODEL = """
            model M {
                precision double steps 5 batch %d
                input x[8] target d[8]
                param W[8, 8] ~ orthogonal
                state h[8] = 0
                each = dropout_mask(x, 0.5)
                shared = dropout_mask_once(x, 0.5)
                h = tanh(W @ (h[t-1] * shared) + x * each)
                output each, shared, h
                loss sum half_squared_error(h, d)
            }
            """;

    private static final Compiled CODE = Compiled.of(
            Compiler.emit(
                            Models.in("four", Models.of(MODEL.formatted(BATCH))),
                            "m.rnn",
                            Options.DEFAULT.withUnroll(Unroll.NONE))
                    .get(0),
            Compiler.emit(
                            Models.in("two", Models.of(MODEL.formatted(2))),
                            "m.rnn",
                            Options.DEFAULT.withUnroll(Unroll.PRODUCTS))
                    .get(0));

    private static Network<double[]> network(String name, int firstSequence) {
        Network<double[]> network = CODE.network(name + ".M");
        int batch = network.signature().batch();
        double[] x = network.values("x");
        for (int t = 0; t < STEPS; t++) {
            for (int b = 0; b < batch; b++) {
                for (int i = 0; i < SIZE; i++) {
                    x[(t * batch + b) * SIZE + i] = Math.sin(t + 3 * (b + firstSequence) + 0.7 * i);
                }
            }
        }
        return network;
    }

    private static double[] row(Network<double[]> network, String port, int t, int b) {
        int from = (t * network.signature().batch() + b) * SIZE;
        return Arrays.copyOfRange(network.values(port), from, from + SIZE);
    }

    @Test
    void inferenceComputesTheWholeNetwork() {
        Network<double[]> network = network("four", 0);
        double[] parameters = network.newParameters(3);
        network.lossAndGradients(parameters);
        assertThat(network.values("each")).contains(0, 2).doesNotContain(1);
        network.forward(parameters);
        assertThat(network.values("each")).containsOnly(1);
        assertThat(network.values("shared")).containsOnly(1);
        double whole = network.loss(parameters);
        assertThat(network.values("each")).containsOnly(1);
        assertThat(network.lossAndGradients(parameters)).isNotEqualTo(whole);
    }

    @Test
    void aSequenceHasOneMaskOfTheVariationalKindAndOneEachStepOfTheOther() {
        Network<double[]> network = network("four", 0);
        network.seedDropout(9, 0);
        network.lossAndGradients(network.newParameters(3));
        for (int b = 0; b < BATCH; b++) {
            for (int t = 1; t < STEPS; t++) {
                assertThat(row(network, "shared", t, b)).isEqualTo(row(network, "shared", 0, b));
                assertThat(row(network, "each", t, b)).isNotEqualTo(row(network, "each", 0, b));
            }
        }
        long masks = IntStream.range(0, BATCH)
                .mapToObj(b -> Arrays.toString(row(network, "shared", 0, b)))
                .distinct()
                .count();
        assertThat(masks).isEqualTo(BATCH);
        assertThat(network.values("shared")).contains(0, 2);
    }

    @Test
    void theSameSeedGivesTheSameResultsAndAnotherOneOthers() {
        Network<double[]> network = network("four", 0);
        double[] parameters = network.newParameters(3);
        double unseeded = network.lossAndGradients(parameters);
        network.seedDropout(1, 0);
        double first = network.lossAndGradients(parameters);
        double[] gradients = network.gradients().clone();
        network.seedDropout(2, 0);
        assertThat(network.lossAndGradients(parameters)).isNotEqualTo(first);
        network.seedDropout(1, 0);
        assertThat(network.lossAndGradients(parameters)).isEqualTo(first);
        assertThat(network.gradients()).isEqualTo(gradients);
        network.seedDropout(0, 0);
        assertThat(network.lossAndGradients(parameters)).isEqualTo(unseeded);
    }

    @Test
    void aBatchGivesTheSameMasksHoweverItIsCut() {
        Network<double[]> whole = network("four", 0);
        double[] parameters = whole.newParameters(3);
        whole.seedDropout(7, 100);
        whole.lossAndGradients(parameters);
        for (int part = 0; part < 2; part++) {
            Network<double[]> half = network("two", 2 * part);
            half.seedDropout(7, 100 + 2 * part);
            half.lossAndGradients(parameters);
            for (int b = 0; b < 2; b++) {
                for (int t = 0; t < STEPS; t++) {
                    for (String port : new String[] {"each", "shared"}) {
                        assertThat(row(half, port, t, b)).isEqualTo(row(whole, port, t, 2 * part + b));
                    }
                    assertThat(row(half, "h", t, b))
                            .usingComparatorWithPrecision(1e-14)
                            .containsExactly(row(whole, "h", t, 2 * part + b));
                }
            }
        }
    }

    /** The same losses and gradients as code that uses the runtime, computed where there is nothing but the JDK. */
    @Test
    void aStandaloneClassHasTheSameMasks() throws ReflectiveOperationException {
        String source = Compiler.emit(
                        Models.in("alone", Models.of(MODEL.formatted(BATCH))),
                        "m.rnn",
                        Options.DEFAULT.withUnroll(Unroll.NONE).withStandalone(true))
                .get(0)
                .content();
        Compilation compilation = com.google.testing.compile.Compiler.javac()
                .withClasspath(List.of())
                .compile(JavaFileObjects.forSourceString("alone.M", source));
        Object alone = Compiled.of(compilation).instance("alone.M");
        Network<double[]> network = network("four", 0);
        double[] parameters = network.newParameters(3);
        double[] x = (double[]) alone.getClass().getMethod("x").invoke(alone);
        System.arraycopy(network.values("x"), 0, x, 0, x.length);
        for (long seed : new long[] {0, -1, 123_456_789_012L}) {
            for (int first : new int[] {0, 1_000_000, Integer.MAX_VALUE}) {
                network.seedDropout(seed, first);
                double expected = network.lossAndGradients(parameters);
                alone.getClass().getMethod("seedDropout", long.class, int.class).invoke(alone, seed, first);
                Object loss = alone.getClass()
                        .getMethod("lossAndGradients", double[].class, int.class)
                        .invoke(alone, parameters, BATCH);
                assertThat(loss).isEqualTo(expected);
                assertThat((double[]) alone.getClass().getMethod("gradients").invoke(alone))
                        .isEqualTo(network.gradients());
            }
        }
    }
}

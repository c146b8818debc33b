package io.github.rnngen.generator.emitted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.emit.GeneratedFile;
import io.github.rnngen.generator.schedule.ir.Unroll;
import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values far out: nothing overflows, and at a kink the derivative is the side that the reference promises. */
class ExtremesTest {
    private static final String CLASSES = """
            model M {
                precision %s steps 1
                input far target c : index[3] once
                param v[3] = 0
                z = v + far * (v + 1)
                p = softmax(z)
                l = log_softmax(z)
                output p, l
                loss sum cross_entropy(z, c)
            }
            """;

    private static final List<Unroll> UNROLLS = List.of(Unroll.FULL, Unroll.NONE, Unroll.PRODUCTS);

    private static Compiled compile(String text) {
        List<GeneratedFile> files = new ArrayList<>();
        for (Unroll unroll : UNROLLS) {
            files.addAll(Compiler.emit(
                    Models.in(unroll.name(), Models.of(text)), "t.rnn", Options.DEFAULT.withUnroll(unroll)));
        }
        return Compiled.of(files.toArray(GeneratedFile[]::new));
    }

    @ParameterizedTest
    @CsvSource({"double, 1e4", "double, -1e4", "float, 1e4", "float, -1e4"})
    void softmaxIsExactForLogitsFarOut(String precision, double far) {
        Compiled code = compile(CLASSES.formatted(precision));
        for (Unroll unroll : UNROLLS) {
            check(code.network(unroll.name() + ".M"), far);
        }
    }

    /** Logits of far * (1 + v) for v = 0, 1, -1: far, 2 far, 0, so that one wins by 1e4. */
    private static <A> void check(Network<A> network, double far) {
        Elements<A> elements = network.elements();
        A parameters = elements.allocate(3);
        elements.set(parameters, 1, 1);
        elements.set(parameters, 2, -1);
        elements.set(network.values("far"), 0, far);
        int winner = far > 0 ? 1 : 2;
        double lost = Math.abs(far);
        for (int c = 0; c < 3; c++) {
            network.indices("c")[0] = c;
            double loss = network.lossAndGradients(parameters);
            for (int i = 0; i < 3; i++) {
                assertThat(elements.get(network.values("p"), i)).isEqualTo(i == winner ? 1 : 0);
                double gradient = ((i == winner ? 1 : 0) - (i == c ? 1 : 0)) * (1 + far);
                assertThat(elements.get(network.gradients(), i)).isEqualTo(gradient);
                assertThat(elements.get(network.values("l"), i)).isFinite().isLessThanOrEqualTo(0);
            }
            assertThat(loss).isEqualTo(-elements.get(network.values("l"), c));
            assertThat(elements.get(network.values("l"), winner)).isZero();
        }
        assertThat(-elements.get(network.values("l"), 0)).isCloseTo(lost, within(2.0));
    }

    private static final String LOSSES = """
            model M {
                precision double steps 1
                input far target d
                param v = 0
                z = v + far
                output z
                loss sum binary_cross_entropy(z, d) + log_cosh(z, d) + softplus(z) + sigmoid(z) + tanh(z) + elu(z)
            }
            """;

    @ParameterizedTest
    @CsvSource({"1e4", "-1e4"})
    void lossesAndActivationsDoNotOverflow(double far) {
        Compiled code = compile(LOSSES);
        for (Unroll unroll : UNROLLS) {
            Network<double[]> network = code.network(unroll.name() + ".M");
            network.values("far")[0] = far;
            network.values("d")[0] = 1;
            double loss = network.lossAndGradients(new double[1]);
            // softplus(z) - z, |z - 1| - log(2), softplus(z), sigmoid(z), tanh(z), elu(z)
            double expected = far > 0
                    ? 0 + far - 1 - Math.log(2) + far + 1 + 1 + far
                    : -far - far + 1 - Math.log(2) + 0 + 0 - 1 - 1;
            assertThat(loss).isCloseTo(expected, within(1e-8));
            assertThat(network.gradients()[0]).isEqualTo(far > 0 ? 0 + 1 + 1 + 1 : -1 - 1);
        }
    }

    private static final String KINKS = """
            model M {
                precision double steps 1
                input x target d
                param a[7] = 0
                b = a + x
                y = max(a[0:1], b[0:1]) ++ min(a[1:2], b[1:2]) ++ select(a[2:3] > b[2:3], 2 * a[2:3], 3 * b[2:3])
                z = relu(a[3:4]) ++ abs(a[4:5]) ++ sign(a[5:6]) ++ leaky_relu(a[6:7], slope = 0.5)
                output y, z
                loss sum sum(y) + sum(z) + 0 * d
            }
            """;

    /** At a = 0 and x = 0 both sides of each are equal; b has five times the slope of a. */
    @Test
    void kinksHaveTheDerivativesThatTheReferencePromises() {
        Compiled code = compile(KINKS.replace("b = a + x", "b = 5 * a + x"));
        for (Unroll unroll : UNROLLS) {
            Network<double[]> network = code.network(unroll.name() + ".M");
            network.lossAndGradients(new double[7]);
            assertThat(network.gradients())
                    .as("max and min to the first, select to the second where `>` fails, relu, abs and sign 0,"
                            + " leaky_relu its right side")
                    .containsExactly(1, 1, 15, 0, 0, 0, 1);
        }
    }

    private static final String POWERS = """
            model M {
                precision double
                steps 1
                input x[3]
                target d
                param b = 2
                y = relu(x)^b
                output y
                loss sum sum(y) + 0 * d
            }
            """;

    /** 0^b is 0 for all b nearby, 2^b is not, and what is too small to be told from 0 counts as 0. */
    @Test
    void aPowerOfZeroDoesNotDependOnTheExponent() {
        Compiled code = compile(POWERS);
        for (Unroll unroll : UNROLLS) {
            Network<double[]> network = code.network(unroll.name() + ".M");
            System.arraycopy(new double[] {-1, 2, 1e-200}, 0, network.values("x"), 0, 3);
            network.lossAndGradients(new double[] {2});
            assertThat(network.gradients()[0]).isCloseTo(4 * Math.log(2), within(1e-15));
        }
    }
}

package io.github.rnngen.generator.emitted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.NetworkStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An index out of range is refused, whatever lies in the array that it would pick from. */
class IndexTest {
    private static final Compiled CODE =
            Compiled.of(Compiler.emit(Models.of("""
                            model M {
                                precision double steps 2 batch 2
                                input side : index[3] once
                                input word : index[20]
                                target d[4]
                                param E[20, 4] ~ orthogonal
                                param F[3, 4] ~ orthogonal
                                state h[4] = 0
                                h = tanh(E[word] + F[side] + h[t-1])
                                output h
                                loss sum half_squared_error(h, d)
                            }
                            """), "m.rnn", Options.DEFAULT).get(0));

    private final Network<double[]> network = CODE.network("M");
    private final double[] parameters = network.newParameters(1);

    @ParameterizedTest
    @ValueSource(ints = {-1, 20, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void passesRefuseIt(int word) {
        network.indices("word")[3] = word;
        assertThatThrownBy(() -> network.loss(parameters))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("word at step 1 of sequence 1 is " + word + ", not in 0 to 19");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 20, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void streamsRefuseItAndStayAsTheyAre(int word) {
        NetworkStream<double[]> stream = CODE.stream("M", parameters);
        stream.step();
        double[] before = stream.snapshot();
        stream.indices("word")[0] = word;
        assertThatThrownBy(stream::step)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("word is " + word + ", not in 0 to 19");
        assertThat(stream.snapshot()).containsExactly(before);
    }

    @Test
    void onesGivenOnceAreLookedAtToo() {
        NetworkStream<double[]> stream = CODE.stream("M", parameters);
        stream.indices("side")[0] = 3;
        assertThatThrownBy(stream::step).hasMessage("side is 3, not in 0 to 2");
    }
}

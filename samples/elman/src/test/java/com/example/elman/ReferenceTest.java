package com.example.elman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Named.named;

import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.io.Data;
import io.github.rnngen.runtime.io.Weights;
import io.github.rnngen.runtime.npz.NpyArray;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every form of the generated code against the numbers that NumPy computes. */
class ReferenceTest {
    private static final Offset<Double> SAME_SUM_IN_ANOTHER_ORDER = within(1e-14);
    private static final Offset<Double> SAME_AFTER_TRAINING = within(1e-12);

    /** What the library's cells call the parameters of the equations. */
    private static final Map<String, String> LIBRARY_NAMES =
            Map.of("W_xh", "h.W_xh", "W_hh", "h.W_hh", "b_h", "h.b_h", "W_hy", "y.W", "b_y", "y.b");

    static Stream<Named<Network<double[]>>> networks() {
        return Stream.of(
                named("from cells, unrolled", new Elman()),
                named("from equations, unrolled", new ElmanEquations()),
                named("from cells, unrolled steps", new com.example.elman.steps.Elman()),
                named("from equations, unrolled steps", new com.example.elman.steps.ElmanEquations()),
                named("from cells, loops", new com.example.elman.none.Elman()),
                named("from equations, loops", new com.example.elman.none.ElmanEquations()));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void lossAndGradientsAreThoseOfTheReference(Network<double[]> network) throws IOException {
        Data.load(network, TrainElman.arrays("data.npz"));
        double[] parameters = weights(network, "weights.npz");

        double loss = network.lossAndGradients(parameters);

        assertThat(loss).isEqualTo(4.42928666078666, SAME_SUM_IN_ANOTHER_ORDER);
        assertThat(network.gradients()).containsExactly(weights(network, "gradients.npz"), SAME_SUM_IN_ANOTHER_ORDER);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void hundredUpdatesTakeTheReferencesPath(Network<double[]> network) throws IOException {
        Data.load(network, TrainElman.arrays("data.npz"));
        double[] parameters = weights(network, "weights.npz");

        double[] losses = TrainElman.train(network, parameters);

        assertThat(losses)
                .hasSize(101)
                .containsExactly(TrainElman.arrays("losses.npz").get("losses").toDoubles(), SAME_AFTER_TRAINING);
        assertThat(parameters).containsExactly(weights(network, "trained.npz"), SAME_AFTER_TRAINING);
    }

    /** A file of parameters, whose arrays bear the names of the equations. */
    private static double[] weights(Network<double[]> network, String file) throws IOException {
        Map<String, NpyArray> arrays = TrainElman.arrays(file);
        Set<String> names =
                network.signature().parameters().stream().map(p -> p.name()).collect(Collectors.toSet());
        Map<String, NpyArray> named = arrays.entrySet().stream()
                .collect(Collectors.toMap(
                        e -> names.contains(e.getKey()) ? e.getKey() : LIBRARY_NAMES.get(e.getKey()),
                        Map.Entry::getValue));
        return Weights.read(network.signature(), network.elements(), named);
    }
}

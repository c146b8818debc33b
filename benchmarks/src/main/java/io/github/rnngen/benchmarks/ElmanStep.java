package io.github.rnngen.benchmarks;

import io.github.rnngen.runtime.Network;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One training step of the reference network: 3 inputs, 4 hidden units, 2 outputs, 5 time steps. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(5)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters and calls the set-up
public class ElmanStep {
    /** How much of the network is straight-line code. */
    @Param({"full", "steps", "none"})
    public String unroll;

    /** The element type. */
    @Param({"double", "float"})
    public String precision;

    private Training<?> training;

    /** Makes the network that the parameters name. */
    @Setup
    public void makeNetwork() {
        training = new Training<>(network(unroll + " " + precision));
    }

    private static Network<?> network(String name) {
        return switch (name) {
            case "full double" -> new io.github.rnngen.benchmarks.full.ElmanDouble();
            case "full float" -> new io.github.rnngen.benchmarks.full.ElmanFloat();
            case "steps double" -> new io.github.rnngen.benchmarks.steps.ElmanDouble();
            case "steps float" -> new io.github.rnngen.benchmarks.steps.ElmanFloat();
            case "none double" -> new io.github.rnngen.benchmarks.none.ElmanDouble();
            case "none float" -> new io.github.rnngen.benchmarks.none.ElmanFloat();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Forward pass, loss, backpropagation through time, update; each step goes on from the one before. */
    @Benchmark
    public double step() {
        return training.step();
    }
}

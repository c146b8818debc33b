package io.github.rnngen.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class BenchmarkTest {
    private static Benchmark benchmark(double... microseconds) {
        return new Benchmark(
                "M",
                "plain",
                "products",
                1,
                0,
                1000,
                OptionalDouble.empty(),
                DoubleStream.of(microseconds)
                        .mapToObj(each -> new Measurement(each, 0))
                        .toList());
    }

    @Test
    void theMedianLiesBetweenTheTwoInTheMiddleIfThereAreTwo() {
        assertThat(benchmark(5).microseconds()).isEqualTo(5);
        assertThat(benchmark(8, 5).microseconds()).isEqualTo(6.5);
        assertThat(benchmark(9, 5, 6).microseconds()).isEqualTo(6);
        assertThat(benchmark(9, 5, 6, 7).microseconds()).isEqualTo(6.5);
    }

    @Test
    void oneProcessHasNoSpread() {
        assertThat(benchmark(5).text()).startsWith("M: 5.00 us a training step (1 process)");
        assertThat(benchmark(8, 5).text()).startsWith("M: 6.50 us a training step (5.00 to 8.00 in 2 processes)");
    }
}

package io.github.rnngen.runtime.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitMix64Test {
    /** The numbers that the authors' C program {@code splitmix64.c} prints for the seed 1234567. */
    @Test
    void givesThePublishedNumbers() {
        SplitMix64 random = new SplitMix64(1234567);
        assertThat(new long[] {random.nextLong(), random.nextLong(), random.nextLong()})
                .containsExactly(
                        6457827717110365317L, 3203168211198807973L, Long.parseUnsignedLong("9817491932198370423"));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 42, Long.MIN_VALUE, Long.MAX_VALUE})
    void agreesWithTheGeneratorOfTheJdk(long seed) {
        SplitMix64 random = new SplitMix64(seed);
        SplittableRandom jdk = new SplittableRandom(seed);
        for (int i = 0; i < 1000; i++) {
            assertThat(random.nextLong()).isEqualTo(jdk.nextLong());
        }
    }

    @Test
    void pinsItsBits() {
        SplitMix64 random = SplitMix64.stream(42, "W_xh");
        assertThat(random.nextLong()).isEqualTo(7289903721299602062L);
        assertThat(random.nextDouble()).isEqualTo(0.52680194974495);
        assertThat(random.nextGaussian()).isEqualTo(0.6748051826165355);
        assertThat(random.nextInt(1000)).isEqualTo(139);
        int[] order = IntStream.range(0, 8).toArray();
        random.shuffle(order);
        assertThat(order).containsExactly(3, 7, 5, 1, 0, 2, 4, 6);
    }

    @Test
    void streamsDifferBySeedAndByUse() {
        long[] first = {
            SplitMix64.stream(1, "a").nextLong(),
            SplitMix64.stream(2, "a").nextLong(),
            SplitMix64.stream(1, "b").nextLong(),
            SplitMix64.stream(1, 0).nextLong(),
            SplitMix64.stream(1, 1).nextLong(),
        };
        assertThat(Arrays.stream(first).distinct().count()).isEqualTo(first.length);
        assertThat(SplitMix64.stream(1, "a").nextLong()).isEqualTo(first[0]);
    }

    @Test
    void doublesAreEvenlySpread() {
        SplitMix64 random = new SplitMix64(7);
        double[] draws =
                DoubleStream.generate(random::nextDouble).limit(100_000).toArray();
        assertThat(Arrays.stream(draws))
                .allSatisfy(d -> assertThat(d).isGreaterThanOrEqualTo(0).isLessThan(1));
        int[] tenths = new int[10];
        for (double draw : draws) {
            tenths[(int) (draw * 10)]++;
        }
        // Each count has mean 10,000 and standard deviation 95.
        assertThat(Arrays.stream(tenths)).allSatisfy(count -> assertThat(count).isBetween(9600, 10400));
    }

    @Test
    void gaussiansHaveTheMomentsOfTheNormalDistribution() {
        SplitMix64 random = new SplitMix64(7);
        int draws = 100_000;
        double[] moments = new double[5];
        int beyondTwo = 0;
        for (int i = 0; i < draws; i++) {
            double draw = random.nextGaussian();
            for (int power = 1; power < moments.length; power++) {
                moments[power] += Math.pow(draw, power) / draws;
            }
            if (Math.abs(draw) > 2) {
                beyondTwo++;
            }
        }
        // Each within four standard errors.
        assertThat(moments[1]).isCloseTo(0, within(0.013));
        assertThat(moments[2]).isCloseTo(1, within(0.018));
        assertThat(moments[3]).isCloseTo(0, within(0.05));
        assertThat(moments[4]).isCloseTo(3, within(0.13));
        assertThat(beyondTwo / (double) draws).isCloseTo(0.0455, within(0.0027));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 10})
    void integersAreEvenlySpread(int bound) {
        SplitMix64 random = new SplitMix64(7);
        int[] counts = new int[bound];
        for (int i = 0; i < 10_000 * bound; i++) {
            counts[random.nextInt(bound)]++;
        }
        assertThat(Arrays.stream(counts)).allSatisfy(count -> assertThat(count).isBetween(9600, 10400));
    }

    /** Without rejection, numbers of the lower half would be drawn twice as often as those of the upper. */
    @Test
    void integersOfALargeBoundAreEvenlySpread() {
        SplitMix64 random = new SplitMix64(7);
        int bound = 3 << 29;
        int[] thirds = new int[3];
        for (int i = 0; i < 30_000; i++) {
            thirds[random.nextInt(bound) >>> 29]++;
        }
        assertThat(Arrays.stream(thirds)).allSatisfy(count -> assertThat(count).isBetween(9600, 10400));
    }

    @Test
    void refusesABoundBelowOne() {
        assertThatThrownBy(() -> new SplitMix64(1).nextInt(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the bound must be at least 1, not 0");
    }

    @Test
    void shufflesEachOrderEquallyOften() {
        SplitMix64 random = new SplitMix64(7);
        int[] counts = new int[6];
        for (int i = 0; i < 60_000; i++) {
            int[] array = {0, 1, 2};
            random.shuffle(array);
            assertThat(array).containsExactlyInAnyOrder(0, 1, 2);
            counts[array[0] * 2 + (array[1] > array[2] ? 1 : 0)]++;
        }
        assertThat(Arrays.stream(counts)).allSatisfy(count -> assertThat(count).isBetween(9600, 10400));
    }
}

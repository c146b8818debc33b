package io.github.rnngen.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VectorArraysTest {
    private static final long MEGABYTE = 1 << 20;

    @ParameterizedTest(name = "{0} numbers of {1} bytes, {3} of {2} MB of heap in use: {4}")
    @CsvSource({
        "100, 4, 512, 0, 100",
        "4095, 4, 512, 0, 4095",
        "4096, 4, 512, 0, 131072",
        "2048, 8, 512, 0, 65536",
        "131072, 4, 512, 0, 131072",
        "131073, 4, 512, 0, 131073",
        "4096, 4, 512, 256, 131072",
        "4096, 4, 512, 257, 4096",
        "16383, 4, 6028, 0, 16383",
        "16384, 4, 6028, 0, 524288",
        "131072, 4, 1000000, 0, 4194304",
        "131071, 4, 1000000, 0, 131071",
    })
    void arraysThatNeedAPartOfHalfARegionGetHalfARegion(int needed, int bytes, long heap, long inUse, int length) {
        assertThat(VectorArrays.length(needed, 0, bytes, heap * MEGABYTE, inUse * MEGABYTE))
                .isEqualTo(length);
    }

    /** Whether as many arrays as a program may want leave room for what else it needs. */
    @Test
    void manyArraysTakeHalfOfTheHeapAtMost() {
        long heap = 512 * MEGABYTE;
        long inUse = 0;
        for (int i = 0; i < 2000; i++) {
            inUse += (long) VectorArrays.length(10_000, 0, Float.BYTES, heap, inUse) * Float.BYTES;
        }

        assertThat(inUse).isBetween(heap / 2, heap / 2 + MEGABYTE + 2000 * 10_000 * Float.BYTES);
    }

    @Test
    void theHeapIsThatOfTheProcess() {
        int needed = 1 << 17;

        assertThat(VectorArrays.length(needed, Float.BYTES))
                .isEqualTo(VectorArrays.length(
                        needed, 0, Float.BYTES, Runtime.getRuntime().maxMemory(), 0));
    }

    /** An array of a few sums is made long for the sake of the matrices beside it. */
    @Test
    void whatLiesBesideCounts() {
        assertThat(VectorArrays.length(1000, 15_384, Float.BYTES, 6028 * MEGABYTE, 0))
                .isEqualTo(524_288);
        assertThat(VectorArrays.length(1000, 15_383, Float.BYTES, 6028 * MEGABYTE, 0))
                .isEqualTo(1000);
    }
}

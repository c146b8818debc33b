package io.github.rnngen.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VectorArraysTest {
    private static final long MEGABYTE = 1 << 20;

    @ParameterizedTest(name = "{0} numbers of {1} bytes, {2} MB of heap: {3} of a stream")
    @CsvSource({
        "100, 4, 512, 100",
        "65535, 4, 512, 65535",
        "65536, 4, 512, 131072",
        "131072, 4, 512, 131072",
        "131073, 4, 512, 131073",
        "32768, 8, 512, 65536",
        "262144, 4, 6028, 524288",
        "262143, 4, 6028, 262143",
        "2097152, 4, 1000000, 4194304",
    })
    void streamsThatNeedHalfOfHalfARegionGetHalfARegion(int needed, int bytes, long heap, int length) {
        assertThat(VectorArrays.length(needed, bytes, 2, heap * MEGABYTE)).isEqualTo(length);
    }

    @ParameterizedTest(name = "{0} numbers of {1} bytes, {2} MB of heap: {3} of a network")
    @CsvSource({
        "2047, 4, 512, 2047",
        "2048, 4, 512, 131072",
        "131073, 4, 512, 131073",
        "8191, 4, 6028, 8191",
        "8192, 4, 6028, 524288",
        "4096, 8, 6028, 262144",
    })
    void networksThatNeedA64thOfHalfARegionGetHalfARegion(int needed, int bytes, long heap, int length) {
        assertThat(VectorArrays.length(needed, bytes, 64, heap * MEGABYTE)).isEqualTo(length);
    }

    @Test
    void networksGetMoreThanStreams() {
        assertThat(VectorArrays.ofNetwork(70_000, Float.BYTES))
                .isGreaterThan(VectorArrays.ofStream(7, Float.BYTES))
                .isGreaterThan(70_000);
    }
}

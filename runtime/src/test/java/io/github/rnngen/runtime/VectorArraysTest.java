package io.github.rnngen.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VectorArraysTest {
    private static final long MEGABYTE = 1 << 20;

    @ParameterizedTest(name = "{0} numbers of {1} bytes, one of {2} parts needed, {3} MB of heap: {4}")
    @CsvSource({
        "100, 4, 2, 512, 100",
        "65535, 4, 2, 512, 65535",
        "65536, 4, 2, 512, 131072",
        "131072, 4, 2, 512, 131072",
        "131073, 4, 2, 512, 131073",
        "32768, 8, 2, 512, 65536",
        "262144, 4, 2, 6028, 524288",
        "262143, 4, 2, 6028, 262143",
        "2097152, 4, 2, 1000000, 4194304",
        "2047, 4, 64, 512, 2047",
        "2048, 4, 64, 512, 131072",
        "131073, 4, 64, 512, 131073",
        "8191, 4, 64, 6028, 8191",
        "4096, 8, 64, 6028, 262144",
    })
    void arraysThatNeedAPartOfHalfARegionGetHalfARegion(int needed, int bytes, int part, long heap, int length) {
        assertThat(VectorArrays.length(needed, bytes, part, heap * MEGABYTE)).isEqualTo(length);
    }

    @Test
    void networksGetMoreThanStreams() {
        assertThat(VectorArrays.ofNetwork(70_000, Float.BYTES)).isGreaterThan(70_000);
        assertThat(VectorArrays.ofStream(7, Float.BYTES)).isEqualTo(7);
    }
}

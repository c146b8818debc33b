package io.github.rnngen.runtime.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a file is said; nothing else happens. */
class NpzHostileTest {
    private static final String LOCAL = "PK\3\4";
    private static final String CENTRAL = "PK\1\2";
    private static final String END = "PK\5\6";
    private static final String DAMAGED = "w.npz: its ZIP directory is damaged";

    private static byte[] twoArrays() throws IOException {
        return Archives.written(Map.of(
                "a", NpyArray.of(new double[] {1, 2}, List.of(2)),
                "b", NpyArray.of(new double[] {3, 4}, List.of(2))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '`',
            value = {
                "{'descr': '<f8', 'fortran_order': False, 'shape': (3,), } -> shape [3] takes 24 bytes, but there are 16",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), } -> shape [1] takes 8 bytes, but there are 16",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (65536, 65536), } -> shape [65536, 65536] is too large",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (2147483648,), } -> an axis of length 2147483648 is not supported",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (2147483647,), } -> shape [2147483647] takes 17179869176 bytes, but there are 16",
                "{'descr': '<U3', 'fortran_order': False, 'shape': (2,), } -> elements of type '<U3' are not supported: f4, f8, i4 and i8 are",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (16,), } -> elements of type '|u1' are not supported: f4, f8, i4 and i8 are",
                "{'descr': '|O', 'fortran_order': False, 'shape': (2,), } -> elements of type '|O' are not supported: f4, f8, i4 and i8 are",
            })
    void refusesArraysThatAreNotSupported(String dictionary, String fault) throws IOException {
        byte[] archive = Archives.deflated("W_xh.npy", Archives.npy(dictionary, 16));
        assertThat(Archives.refusal(archive)).isEqualTo("w.npz: W_xh.npy: " + fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{",
                "'descr': '<f8', 'fortran_order': False, 'shape': (2,), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (2,)",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), } junk",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (2), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (,), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (1,,2), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (1 2,), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (-2,), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999,), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': True, }",
                "{'descr': '<f8', 'fortran_order': '<f8', 'shape': (2,), }",
                "{'descr': '<f8', 'fortran_order': False, }",
                "{'descr': '<f8' 'fortran_order': False, 'shape': (2,), }",
                "{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (2,), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), 'more': 'x', }",
                "{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (2,), }",
                "{'descr': __import__('os'), 'fortran_order': False, 'shape': (2,), }",
            })
    void refusesMalformedDictionaries(String dictionary) throws IOException {
        byte[] archive = Archives.deflated("W_xh.npy", Archives.npy(dictionary, 16));
        assertThat(Archives.refusal(archive))
                .isEqualTo("w.npz: W_xh.npy: doesn't describe a plain array: " + dictionary);
    }

    @Test
    void acceptsOtherSpellingsOfADictionary() throws IOException {
        String dictionary = "{\"shape\":(1,2) , \"fortran_order\" : False,'descr':'<f8'}  \n";
        byte[] archive = Archives.deflated("W_xh.npy", Archives.npy(dictionary, 16));
        assertThat(Archives.read(archive)).isEqualTo(Map.of("W_xh", NpyArray.of(new double[2], List.of(1, 2))));
    }

    @Test
    void quotesWhatItDoesNotUnderstandShortAndHarmless() throws IOException {
        String dictionary = "\33[2J{" + "x".repeat(5000);
        assertThat(Archives.refusal(Archives.deflated("a.npy", Archives.npy(dictionary, 0))))
                .isEqualTo("w.npz: a.npy: doesn't describe a plain array: ?[2J{" + "x".repeat(95) + "...");
    }

    @Test
    void boundsHeaders() throws IOException {
        byte[] tooLong = Archives.npy(" ".repeat(10_001), 0);
        assertThat(Archives.refusal(Archives.deflated("a.npy", tooLong)))
                .isEqualTo("w.npz: a.npy: a header of 10001 bytes is over the limit of 10000");
        byte[] fourBytes = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, -1, -1, -1, -1};
        assertThat(Archives.refusal(Archives.deflated("a.npy", fourBytes)))
                .isEqualTo("w.npz: a.npy: a header of 4294967295 bytes is over the limit of 10000");
        String manyAxes = "{'descr': '<f8', 'fortran_order': True, 'shape': (" + "1,".repeat(4000) + "), }";
        assertThat(Archives.refusal(Archives.deflated("a.npy", Archives.npy(manyAxes, 8))))
                .isEqualTo("w.npz: a.npy: 4000 axes are more than the 32 supported");
    }

    @Test
    void refusesWhatIsNoArray() throws IOException {
        byte[] npy = Archives.sample("header_2.npy");
        assertThat(Archives.refusal(Archives.deflated("a.npy", new byte[200])))
                .isEqualTo("w.npz: a.npy: doesn't start as a NumPy array does");
        assertThat(Archives.refusal(Archives.deflated("a.npy", Arrays.copyOf(npy, 50))))
                .isEqualTo("w.npz: a.npy: ends within its header");
        assertThat(Archives.refusal(Archives.deflated("a.npy", new byte[0])))
                .isEqualTo("w.npz: a.npy: ends within its header");
        npy[6] = 4;
        assertThat(Archives.refusal(Archives.deflated("a.npy", npy)))
                .isEqualTo("w.npz: a.npy: version 4.0 of NumPy's format is not supported");
        assertThat(Archives.refusal(Archives.deflated("readme.txt", npy)))
                .isEqualTo("w.npz: readme.txt: is not an array, whose name would end in .npy");
        assertThat(Archives.refusal(Archives.deflated("a\33.npy", npy)))
                .isEqualTo("w.npz: the name of a file in it has control characters");
    }

    @Test
    void refusesWhatIsNoArchive() throws IOException {
        String fault = "w.npz: is not a ZIP archive, or not a whole one: it has no directory";
        assertThat(Archives.refusal(new byte[0])).isEqualTo(fault);
        assertThat(Archives.refusal(new byte[1000])).isEqualTo(fault);
        assertThat(Archives.refusal(Archives.sample("header_2.npy"))).isEqualTo(fault);
    }

    @Test
    void refusesArraysOfTheSameName() throws IOException {
        int a = 'a' | '.' << 8;
        byte[] twice = Archives.patched(twoArrays(), LOCAL, 1, 30, a);
        twice = Archives.patched(twice, CENTRAL, 1, 46, a);
        assertThat(Archives.refusal(twice)).isEqualTo("w.npz: a.npy: is there more than once");
    }

    @ParameterizedTest
    @CsvSource({
        "end, 4, 1", // the disk's number
        "end, 8, 1", // files on this disk
        "end, 10, 1", // files
        "end, 10, 3",
        "end, 12, 1", // the directory's length
        "end, 16, 1", // and its start
        "central, 0, 0", // the signature
        "central, 28, 6", // length of the name
        "central, 28, 60000",
        "central, 42, 1", // start of the local header
        "central, 42, 60000",
        "central, 20, 1", // packed bytes
        "central, 22, 30000",
        "central, 24, 1", // bytes
        "local, 0, 0", // the signature
        "local, 26, 4", // length of the name
        "local, 28, 60000", // length of the extra fields
        "local, 30, 0", // the name
    })
    void refusesDamagedDirectories(String record, int offset, int value) throws IOException {
        String signature = record.equals("end") ? END : record.equals("central") ? CENTRAL : LOCAL;
        assertThat(Archives.refusal(Archives.patched(twoArrays(), signature, 0, offset, value)))
                .isIn(DAMAGED, "w.npz: the name of a file in it has control characters");
    }

    @Test
    void refusesFilesThatOverlap() throws IOException {
        byte[] archive = Archives.patched(twoArrays(), CENTRAL, 1, 42, 0);
        int a = 'a' | '.' << 8;
        assertThat(Archives.refusal(Archives.patched(archive, CENTRAL, 1, 46, a)))
                .isEqualTo(DAMAGED);
    }

    @Test
    void refusesFormsOfZipThatNumPyDoesNotWrite() throws IOException {
        assertThat(Archives.refusal(Archives.patched(twoArrays(), CENTRAL, 0, 8, 1)))
                .isEqualTo("w.npz: a.npy: is encrypted");
        assertThat(Archives.refusal(Archives.patched(twoArrays(), CENTRAL, 0, 10, 12)))
                .isEqualTo("w.npz: a.npy: is compressed by method 12, which is not supported");
        assertThat(Archives.refusal(Archives.patched(twoArrays(), END, 0, 10, 0xffff)))
                .isEqualTo("w.npz: a ZIP64 directory is not supported");
    }

    @Test
    void refusesDataThatIsNotWhatItWas() throws IOException {
        byte[] stored = twoArrays();
        int firstValue = 30 + 5 + 128;
        stored[firstValue] ^= 1;
        assertThat(Archives.refusal(stored)).isEqualTo("w.npz: a.npy: is damaged: its checksum is wrong");
    }

    @Test
    void refusesCompressedDataOfAnotherLength() throws IOException {
        byte[] sample = Archives.sample("deflated.npz");
        assertThat(Archives.refusal(Archives.patched(sample, CENTRAL, 0, 24, 321)))
                .isEqualTo("w.npz: doubles.npy: shape [2, 3, 4] takes 192 bytes, but there are 193");
        assertThat(Archives.refusal(Archives.patched(sample, CENTRAL, 0, 20, 100)))
                .isEqualTo("w.npz: doubles.npy: Unexpected end of ZLIB input stream");
        byte[] longer =
                Arrays.copyOf(Archives.npy("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }", 8), 999);
        byte[] claimsLess = Archives.patched(Archives.deflated("a.npy", longer), CENTRAL, 0, 24, 10 + 57 + 8);
        assertThat(Archives.refusal(claimsLess)).isEqualTo("w.npz: a.npy: is not of 75 bytes, as the archive says");
    }

    @Test
    void takesNoMemoryForBytesThatAreOnlyClaimed() throws IOException {
        int elements = 250_000_000;
        String dictionary = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + elements + ",), }";
        byte[] archive = Archives.deflated("a.npy", Archives.npy(dictionary, 16));
        int claimed = 10 + dictionary.length() + elements * 8;
        byte[] low = Archives.patched(archive, CENTRAL, 0, 24, claimed & 0xffff);
        byte[] forged = Archives.patched(low, CENTRAL, 0, 26, claimed >>> 16);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThatThrownBy(() -> NpzFile.read(new ByteArrayInputStream(forged), "w.npz", Integer.MAX_VALUE))
                .isInstanceOf(NpzException.class)
                .hasMessage("w.npz: a.npy: is not of " + claimed + " bytes, as the archive says");
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stored.npz", "deflated.npz", "piped_stored.npz", "piped_deflated.npz"})
    void refusesEveryTruncation(String sample) throws IOException {
        byte[] whole = Archives.sample(sample);
        for (int length = 0; length < whole.length; length++) {
            assertThat(Archives.refusal(Arrays.copyOf(whole, length))).startsWith("w.npz: ");
        }
    }

    /** A byte that is read is a byte that is checked: the arrays come out as they were, or not at all. */
    @ParameterizedTest
    @ValueSource(strings = {"stored.npz", "deflated.npz", "piped_stored.npz", "piped_deflated.npz"})
    void noFlippedBitChangesAnArray(String sample) throws IOException {
        byte[] whole = Archives.sample(sample);
        Map<String, NpyArray> sound = Archives.read(whole);
        int refused = 0;
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                assertThat(Archives.read(flipped)).isEqualTo(sound);
            } catch (NpzException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(8 * whole.length / 2);
    }
}

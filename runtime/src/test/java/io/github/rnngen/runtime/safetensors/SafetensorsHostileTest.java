package io.github.rnngen.runtime.safetensors;

import static io.github.rnngen.runtime.safetensors.ForgedFiles.file;
import static io.github.rnngen.runtime.safetensors.ForgedFiles.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a file is said; nothing else happens. */
class SafetensorsHostileTest {
    private static String tensor(String name, String type, String shape, String offsets) {
        return "\"" + name + "\":{\"dtype\":\"" + type + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}";
    }

    private static String twoTensors(String first, String second) {
        return "{" + tensor("a", "F64", "[1]", first) + "," + tensor("b", "F64", "[1]", second) + "}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '`',
            value = {
                "F64 [3] [0,16] -> shape [3] takes 24 bytes, but there are 16",
                "F64 [1] [0,16] -> shape [1] takes 8 bytes, but there are 16",
                "F64 [] [0,16] -> shape [] takes 8 bytes, but there are 16",
                "F64 [65536,65536] [0,16] -> shape [65536, 65536] is too large",
                "F64 [2147483648] [0,16] -> shape [2147483648] is too large",
                "F64 [999999999999999999,999999999999999999] [0,16] -> shape [999999999999999999, 999999999999999999] is too large",
                "F64 [0,2147483647,2147483647] [0,16] -> shape [0, 2147483647, 2147483647] takes 0 bytes, but there are 16",
                "F64 [2] [0,24] -> its bytes 0 to 24 do not lie in the 16 bytes behind the header",
                "F64 [2] [16,0] -> its bytes 16 to 0 do not lie in the 16 bytes behind the header",
                "F64 [2] [4294967296,4294967312] -> its bytes 4294967296 to 4294967312 do not lie in the 16 bytes behind the header",
                "F64 [2] [0] -> has 1 offsets instead of two",
                "F64 [2] [] -> has 0 offsets instead of two",
                "F16 [8] [0,16] -> elements of type 'F16' are not supported: F64, F32, I64 and I32 are",
                "BOOL [16] [0,16] -> elements of type 'BOOL' are not supported: F64, F32, I64 and I32 are",
                "f64 [2] [0,16] -> elements of type 'f64' are not supported: F64, F32, I64 and I32 are",
            })
    void refusesTensorsThatAreNotSound(String description, String fault) {
        String[] parts = description.split(" ", -1);
        String header = "{" + tensor("W_xh", parts[0], parts[1], parts[2]) + "}";
        assertThat(refusal(file(header, 16))).isEqualTo("w.safetensors: 'W_xh': " + fault);
    }

    @Test
    void refusesOverlapsAndHoles() {
        assertThat(refusal(file(twoTensors("[0,8]", "[8,16]"), 16))).isNull();
        assertThat(refusal(file(twoTensors("[8,16]", "[0,8]"), 16))).isNull();
        assertThat(refusal(file(twoTensors("[0,8]", "[4,12]"), 12))).isEqualTo("w.safetensors: 'b': overlaps 'a'");
        assertThat(refusal(file(twoTensors("[0,8]", "[0,8]"), 8))).isEqualTo("w.safetensors: 'b': overlaps 'a'");
        assertThat(refusal(file(twoTensors("[0,8]", "[10,18]"), 18)))
                .isEqualTo("w.safetensors: 2 bytes between 'a' and 'b' belong to no tensor");
        assertThat(refusal(file(twoTensors("[1,9]", "[9,17]"), 17)))
                .isEqualTo("w.safetensors: 1 bytes between the header and 'a' belong to no tensor");
        assertThat(refusal(file(twoTensors("[0,8]", "[8,16]"), 20)))
                .isEqualTo("w.safetensors: 4 bytes behind 'b' belong to no tensor");
        assertThat(refusal(file("{}", 3))).isEqualTo("w.safetensors: 3 bytes behind the header belong to no tensor");
    }

    @Test
    void refusesNamesThatAreThereTwice() {
        String one = tensor("a", "F64", "[1]", "[0,8]");
        String other = tensor("a", "F64", "[1]", "[8,16]");
        assertThat(refusal(file("{" + one + "," + other + "}", 16)))
                .isEqualTo("w.safetensors: the header is not as it should be, at character 58: the name 'a' is there"
                        + " more than once");
        assertThat(refusal(file("{\"__metadata__\":{\"k\":\"1\",\"k\":\"2\"}}", 0)))
                .endsWith("the name 'k' is there more than once");
        assertThat(refusal(file("{\"__metadata__\":{},\"__metadata__\":{}}", 0)))
                .endsWith("the name '__metadata__' is there more than once");
        assertThat(refusal(
                        file("{\"a\":{\"dtype\":\"F64\",\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,8]}}", 8)))
                .endsWith("the name 'dtype' is there more than once");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "null",
                "{",
                "{}}",
                "{} x",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1}",
                "{\"a\":[]}",
                "{\"a\":null}",
                "{\"a\":{}}",
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[]}}",
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[],\"data_offsets\":[0,8],\"x\":1}}",
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[1,],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[1 1],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[-1],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[1.0],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[1e0],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[01],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,99999999999999999999]}}",
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[[1]],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]},}",
                "{\"a\":{\"dtype\":64,\"shape\":[1],\"data_offsets\":[0,8]}}",
                "{'a':{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}",
                "{\"a\\x\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}",
                "{\"a\\u12g4\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}",
                "{\"\\ud800\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}",
                "{\"a\n\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}",
                "{\"a",
                "{\"a\\",
                "{\"a\\u12",
                "{\"__metadata__\":[]}",
                "{\"__metadata__\":{\"k\":1}}",
                "{\"__metadata__\":{\"k\":{}}}",
            })
    void refusesMalformedHeaders(String header) {
        assertThat(refusal(file(header, 8))).startsWith("w.safetensors: ").doesNotContain("Exception");
    }

    @Test
    void saysWhereAHeaderIsWrong() {
        assertThat(refusal(file("{\"a\":1}", 0)))
                .isEqualTo("w.safetensors: the header is not as it should be, at character 6: expected '{', not '1'");
        assertThat(refusal(file("{\"a", 0)))
                .isEqualTo("w.safetensors: the header is not as it should be, at character 4: the text ends within a"
                        + " string");
    }

    @Test
    void refusesHeadersThatAreNoText() {
        assertThat(refusal(file(3, new byte[] {'{', (byte) 0xff, '}'}, 0)))
                .isEqualTo("w.safetensors: the header is not UTF-8");
    }

    @Test
    void deepNestingIsRefusedAtOnce() {
        for (String open : new String[] {"[", "{\"a\":", "{\"a\":{\"shape\":["}) {
            assertThat(refusal(file(open.repeat(1_000_000), 0))).startsWith("w.safetensors: ");
        }
    }

    @Test
    void boundsHeaders() {
        byte[] header = "{}".getBytes(StandardCharsets.UTF_8);
        assertThat(refusal(file(3, header, 0)))
                .isEqualTo(
                        "w.safetensors: is cut short or no safetensors file: it says that its header has 3 bytes, but"
                                + " there are 2");
        assertThat(refusal(file(-1, header, 0)))
                .isEqualTo("w.safetensors: is cut short or no safetensors file: it says that its header has"
                        + " 18446744073709551615 bytes, but there are 2");
        assertThat(refusal(file(100_000_001, new byte[0], 100_000_001)))
                .isEqualTo("w.safetensors: a header of 100000001 bytes is over the limit of 100000000");
    }

    @Test
    void takesNoMemoryForBytesThatAreOnlyClaimed() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] huge = file(99_000_000, "{}".getBytes(StandardCharsets.UTF_8), 0);
        byte[] large = file("{" + tensor("a", "F64", "[250000000]", "[0,2000000000]") + "}", 16);
        refusal(huge); // So that no class is loaded while memory is counted.
        refusal(large);
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(refusal(huge)).contains("99000000 bytes, but there are 2");
        assertThat(refusal(large)).contains("do not lie in the 16 bytes behind the header");
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000_000);
    }

    @Test
    void quotesNamesShortAndHarmless() {
        String name = "\\u001b[2J" + "x".repeat(5000);
        assertThat(refusal(file("{" + tensor(name, "F64", "[]", "[0,8]") + "}", 8)))
                .isEqualTo("w.safetensors: '?[2J" + "x".repeat(96) + "...': a tensor's name must be visible text");
    }

    @Test
    void refusesEveryTruncation() throws IOException {
        byte[] whole = ForgedFiles.sample();
        for (int length = 0; length < whole.length; length++) {
            assertThat(refusal(Arrays.copyOf(whole, length))).startsWith("w.safetensors: ");
        }
    }

    /** The format has no checksum, so a flipped bit may change an element or a name; it never does worse. */
    @Test
    void flippedBitsAreReadOrRefused() throws IOException {
        byte[] whole = ForgedFiles.sample();
        int refused = 0;
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            if (refusal(flipped) != null) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(8 * 300);
    }
}

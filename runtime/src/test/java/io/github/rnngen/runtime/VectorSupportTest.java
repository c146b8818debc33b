package io.github.rnngen.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.runtime.VectorSupport.Jvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VectorSupportTest {
    @TempDir
    Path folder;

    @Test
    void anOrdinaryJvmWithTheModuleSuits() {
        assertThat(VectorSupport.obstacle(new Jvm(17, true, "mixed mode, sharing", "amd64")))
                .isEmpty();
        assertThat(VectorSupport.obstacle(new Jvm(25, true, "compiled mode", "aarch64")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "17 | false | mixed mode | start java with --add-modules jdk.incubator.vector",
                "25 | false | interpreted mode | start java with --add-modules jdk.incubator.vector",
                "26 | true | mixed mode | Java 26 has not been tried, 17 to 25 have",
                "16 | true | mixed mode | Java 16 has not been tried, 17 to 25 have",
                "17 | true | interpreted mode, sharing | this JVM runs without its optimising compiler (interpreted mode, sharing)",
                "25 | true | mixed mode, emulated-client | this JVM runs without its optimising compiler (mixed mode, emulated-client)",
            })
    void whatStandsInTheWayIsNamed(int feature, boolean hasModule, String mode, String obstacle) {
        assertThat(VectorSupport.obstacle(new Jvm(feature, hasModule, mode, "amd64")))
                .hasValue(obstacle);
    }

    @ParameterizedTest
    @CsvSource({
        "amd64, 128, this machine's vectors have 128 bits",
        "x86_64, 128, this machine's vectors have 128 bits",
        "amd64, 256,",
        "amd64, 512,",
        "aarch64, 128,",
        "aarch64, 64, this machine's vectors have 64 bits",
    })
    void vectorsMayBeTooNarrow(String architecture, int bits, String obstacle) {
        if (obstacle == null) {
            assertThat(VectorSupport.tooNarrow(architecture, bits)).isEmpty();
        } else {
            assertThat(VectorSupport.tooNarrow(architecture, bits)).hasValue(obstacle);
        }
    }

    @Test
    void aJvmWithTheModuleSuitsAndSaysNothing() throws Exception {
        assertThat(run("--add-modules", "jdk.incubator.vector"))
                .contains("true")
                .doesNotContain("runs without vectors");
    }

    @Test
    void aJvmWithoutTheModuleDoesNotSuitAndNamesTheOption() throws Exception {
        assertThat(run("-Xshare:auto"))
                .contains("false")
                .containsOnlyOnce("Elman runs without vectors, several times slower: start java with"
                        + " --add-modules jdk.incubator.vector");
    }

    @Test
    void anInterpreterDoesNotSuit() throws Exception {
        assertThat(run("--add-modules", "jdk.incubator.vector", "-Xint"))
                .contains("false")
                .contains("without its optimising compiler (interpreted mode");
    }

    @Test
    void theFirstCompilerAloneDoesNotSuit() throws Exception {
        assertThat(run("--add-modules", "jdk.incubator.vector", "-XX:TieredStopAtLevel=1"))
                .contains("false")
                .contains("emulated-client");
    }

    /** The base module is enough: nothing is logged through java.logging then. */
    @Test
    void theBaseModuleIsEnough() throws Exception {
        assertThat(run("--limit-modules", "java.base")).contains("false").containsOnlyOnce("start java with");
    }

    private String run(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), VectorSupportTest.class.getName()));
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(log, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    /** Prints whether the JVM that runs this suits vectors, if they have 256 bits. */
    public static void main(String[] arguments) {
        System.out.println(VectorSupport.suits("Elman", () -> 256));
    }
}

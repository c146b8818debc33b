package io.github.rnngen.generator.emit.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.MethodSizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelsTest {
    /** Numbers in all results and around them; each case is run and compared, or this is another number. */
    private static final long PLAIN_NUMBERS = 26_555_770;

    private static final long VECTOR_NUMBERS = 32_465_980;

    /** HotSpot compiles no method of more than 8000 bytes; far below that its compiler is at its best. */
    private static final int BUDGET = 4000;

    @TempDir
    static Path vectorClasses;

    @TempDir
    static Path plainClasses;

    @BeforeAll
    static void compile() throws IOException {
        assertThat(KernelSuite.compile(KernelSuite.sources(false), plainClasses))
                .isEmpty();
        Javac.requireNothingButIncubatorWarning(KernelSuite.compile(KernelSuite.sources(true), vectorClasses));
    }

    @Test
    void plainKernelsAreThePlainestLoops() throws Exception {
        assertThat(KernelSuite.run(false, plainClasses)).isEqualTo(PLAIN_NUMBERS);
    }

    /** Machines differ in how wide their vectors are: results do not. */
    @Test
    void vectorKernelsAreThePlainestLoopsOnVectorsOfAnyWidth() throws Exception {
        for (int bytes : List.of(16, 32, 64)) {
            assertThat(runVectors(Jdks.current(), "-XX:MaxVectorSize=" + bytes))
                    .as("on vectors of %s bytes", bytes)
                    .isEqualTo(VECTOR_NUMBERS);
        }
    }

    @Test
    void vectorKernelsAreThePlainestLoopsOnOtherJdks() throws Exception {
        for (Path jdk : Jdks.others()) {
            assertThat(runVectors(jdk, "-Xms64m")).as("on %s", jdk).isEqualTo(VECTOR_NUMBERS);
        }
    }

    private static long runVectors(Path jdk, String option) throws Exception {
        List<String> options = List.of("--add-modules", "jdk.incubator.vector", option);
        return Long.parseLong(
                Jdks.run(jdk, options, vectorClasses, KernelSuite.class.getName(), vectorClasses.toString()));
    }

    @Test
    void noMethodIsTooLongToBeCompiledWell() throws IOException {
        Map<String, Integer> sizes = new TreeMap<>();
        for (Path folder : List.of(plainClasses, vectorClasses)) {
            sizes.putAll(methodSizes(folder));
        }
        sizes.keySet().removeIf(method -> method.contains(".run("));
        assertThat(sizes)
                .hasSizeGreaterThan(1000)
                .allSatisfy((method, size) -> assertThat(size).as(method).isLessThanOrEqualTo(BUDGET));
    }

    private static Map<String, Integer> methodSizes(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(file -> file.toString().endsWith(".class")).forEach(files::add);
        }
        Map<String, Integer> sizes = new TreeMap<>();
        for (Path file : files) {
            MethodSizes.of(Files.readAllBytes(file))
                    .forEach((method, size) -> sizes.put(file.getFileName() + "." + method, size));
        }
        return sizes;
    }
}

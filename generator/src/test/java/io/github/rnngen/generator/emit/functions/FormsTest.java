package io.github.rnngen.generator.emit.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.MethodSizes;
import io.github.rnngen.generator.emit.kernel.Javac;
import io.github.rnngen.generator.emit.kernel.Jdks;
import io.github.rnngen.runtime.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runtime's functions, and emitted ones on numbers, in loops and on vectors: the same bits, and nothing allocated. */
class FormsTest {
    /** Of each of five functions in two precisions. */
    private static final String COMPARED = String.valueOf(2 * 5 * 600 * 1024);

    @TempDir
    static Path classes;

    @BeforeAll
    static void compile() throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("-Xlint:all,-options", "-source", "17", "-target", "17", "-d", classes.toString()));
        arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
        arguments.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        for (Precision precision : Precision.values()) {
            Path file = classes.resolve(FormsClass.name(precision) + ".java");
            arguments.add(Files.writeString(file, FormsClass.source(precision)).toString());
        }
        Javac.requireNothingButIncubatorWarning(Javac.run(arguments));
    }

    @Test
    void sameBitsOnVectorsOfAnyWidth() throws Exception {
        for (int bytes : List.of(16, 32, 64)) {
            assertThat(run(Jdks.current(), "-XX:MaxVectorSize=" + bytes))
                    .as("on vectors of %s bytes", bytes)
                    .isEqualTo(COMPARED);
        }
    }

    @Test
    void sameBitsOnOtherJdks() throws Exception {
        for (Path jdk : Jdks.others()) {
            assertThat(run(jdk, "-Xms64m")).as("on %s", jdk).isEqualTo(COMPARED);
        }
    }

    /**
     * A pass that C2 inlined would make nodes of the method that calls it, of which there must not be too many: 325 bytes are
     * what it inlines where a call is hot ({@code FreqInlineSize}).
     */
    @Test
    void passesAreTooLongToBeInlined() throws IOException {
        for (Precision precision : Precision.values()) {
            byte[] classFile = Files.readAllBytes(classes.resolve(FormsClass.name(precision) + ".class"));
            Map<String, Integer> passes = MethodSizes.of(classFile);
            passes.keySet().removeIf(method -> !method.matches("\\w+All\\d.*"));
            assertThat(passes)
                    .hasSizeGreaterThanOrEqualTo(FormsClass.functions().size())
                    .allSatisfy((method, size) ->
                            assertThat(size).as(precision + " " + method).isBetween(326, 1000));
        }
    }

    private static String run(Path jdk, String option) throws Exception {
        List<String> options = List.of("--add-modules", "jdk.incubator.vector", option);
        return Jdks.run(jdk, options, classes, FormsTrial.class.getName(), classes.toString());
    }
}

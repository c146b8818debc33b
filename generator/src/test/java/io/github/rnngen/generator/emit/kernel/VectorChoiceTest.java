package io.github.rnngen.generator.emit.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.CodeBlock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorChoiceTest {
    private static final String SOURCE = """
            public final class Choice {
                public static void main(String[] arguments) {
                    System.out.println(%s);
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void choosesVectorsWhereTheyAreFast() throws Exception {
        for (CodeBlock condition : List.of(condition(256), standalone(256))) {
            assertThat(run(condition, "--add-modules", "jdk.incubator.vector")).isEqualTo("true");
        }
    }

    @Test
    void choosesPlainCodeWhereTheyAreMissingOrSlow() throws Exception {
        for (CodeBlock condition : List.of(condition(256), standalone(256))) {
            assertThat(run(condition, "-Xshare:auto")).isEqualTo("false");
            assertThat(run(condition, "--add-modules", "jdk.incubator.vector", "-Xint"))
                    .isEqualTo("false");
            assertThat(run(condition, "--add-modules", "jdk.incubator.vector", "-XX:TieredStopAtLevel=1"))
                    .isEqualTo("false");
        }
        for (CodeBlock condition : List.of(condition(64), standalone(64))) {
            String expected = System.getProperty("os.arch").equals("aarch64") && condition.equals(standalone(64))
                    ? "true"
                    : "false";
            assertThat(run(condition, "--add-modules", "jdk.incubator.vector")).isEqualTo(expected);
        }
    }

    private static CodeBlock condition(int bits) {
        return VectorChoice.condition("Elman", CodeBlock.of("$L", bits));
    }

    private static CodeBlock standalone(int bits) {
        return VectorChoice.standaloneCondition(CodeBlock.of("$L", bits));
    }

    private String run(CodeBlock condition, String... options) throws Exception {
        String code = condition.toString().replace("$W", " ");
        Path source = Files.writeString(folder.resolve("Choice.java"), SOURCE.formatted(code));
        assertThat(Javac.run(List.of(
                        "-d", folder.toString(), "-cp", System.getProperty("java.class.path"), source.toString())))
                .isEmpty();
        return Jdks.run(Jdks.current(), List.of(options), folder, "Choice");
    }
}

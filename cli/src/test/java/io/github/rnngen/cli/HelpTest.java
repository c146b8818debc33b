package io.github.rnngen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.cli.Shell.Result;
import io.github.rnngen.generator.Compiler;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
    @TempDir
    Path folder;

    @Test
    void rnngen() {
        Result help = new Shell(folder).run("--help");

        assertThat(help.status()).isZero();
        assertThat(help.err()).isEmpty();
        Golden.assertMatches(HelpTest.class, "rnngen", help.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "init",
                "generate",
                "check",
                "evaluate",
                "train",
                "predict",
                "gradcheck",
                "explain",
                "fmt",
                "bench"
            })
    void command(String name) {
        Result help = new Shell(folder).run(name, "--help");

        assertThat(help.status()).isZero();
        assertThat(help.err()).isEmpty();
        Golden.assertMatches(HelpTest.class, name, help.out());
    }

    @Test
    void version() {
        Result version = new Shell(folder).run("--version");

        assertThat(version.status()).isZero();
        assertThat(version.out().lines())
                .containsExactly(
                        "rnngen " + Compiler.version(),
                        "grammar " + Compiler.version(),
                        "JVM " + System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
    }
}

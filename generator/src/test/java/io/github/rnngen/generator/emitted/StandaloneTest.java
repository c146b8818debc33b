package io.github.rnngen.generator.emitted;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.CompilationSubject;
import com.google.testing.compile.JavaFileObjects;
import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.emit.Backend;
import io.github.rnngen.generator.schedule.ir.Unroll;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A standalone class compiles where there is nothing but the JDK. */
class StandaloneTest {
    @ParameterizedTest
    @EnumSource(Unroll.class)
    void compilesWithAnEmptyClassPath(Unroll unroll) {
        for (String model : ModelsTest.models()) {
            String source = source(model, unroll, Backend.PLAIN);
            Compilation compilation = com.google.testing.compile.Compiler.javac()
                    .withClasspath(List.of())
                    .withOptions("-Xlint:all", "-Werror", "--release", "17")
                    .compile(JavaFileObjects.forSourceString("M", source));
            CompilationSubject.assertThat(compilation).succeededWithoutWarnings();
        }
    }

    @ParameterizedTest
    @EnumSource(Unroll.class)
    void needsTheModuleOfVectorsAtMost(Unroll unroll) {
        for (String model : ModelsTest.models()) {
            Compilation compilation = com.google.testing.compile.Compiler.javac()
                    .withClasspath(List.of())
                    .withOptions("-Xlint:all", "--add-modules", "jdk.incubator.vector")
                    .compile(JavaFileObjects.forSourceString("M", source(model, unroll, Backend.VECTOR)));
            CompilationSubject.assertThat(compilation).succeeded();
        }
    }

    private static String source(String model, Unroll unroll, Backend backend) {
        Options options =
                Options.DEFAULT.withUnroll(unroll).withBackend(backend).withStandalone(true);
        return Compiler.emit(Models.of(model), "test.rnn", options).get(0).content();
    }
}

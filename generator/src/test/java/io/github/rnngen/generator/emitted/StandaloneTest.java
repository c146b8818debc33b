package io.github.rnngen.generator.emitted;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.CompilationSubject;
import com.google.testing.compile.JavaFileObjects;
import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.schedule.Unroll;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A standalone class compiles where there is nothing but the JDK. */
class StandaloneTest {
    @ParameterizedTest
    @EnumSource(Unroll.class)
    void compilesWithAnEmptyClassPath(Unroll unroll) {
        List<String> models = ModelsTest.models();
        for (String model : models) {
            String source = Compiler.emit(
                            Models.of(model),
                            "test.rnn",
                            Options.DEFAULT.withUnroll(unroll).withStandalone(true))
                    .get(0)
                    .content();
            Compilation compilation = com.google.testing.compile.Compiler.javac()
                    .withClasspath(List.of())
                    .withOptions("-Xlint:all", "-Werror", "--release", "17")
                    .compile(JavaFileObjects.forSourceString("M", source));
            CompilationSubject.assertThat(compilation).succeededWithoutWarnings();
        }
    }
}

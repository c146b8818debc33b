package io.github.rnngen.generator.emit.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.runtime.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The runtime's own functions are the formulas, written down once. {@code -Dgolden.update=true} writes them again;
 * {@code spotless:apply} in the runtime then lays them out.
 */
class RuntimeMathTest {
    private static final String PACKAGE = "io.github.rnngen.runtime.math";

    @ParameterizedTest
    @EnumSource
    void sourceIsWhatTheFormulasGive(Precision precision) throws IOException {
        Path folder = Path.of("..", "runtime", "src", "main", "java").resolve(PACKAGE.replace('.', '/'));
        Path file = folder.resolve(name(precision) + ".java");
        String expected = source(precision);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, expected);
        }
        assertThat(withoutLayout(Files.readString(file)))
                .as("%s; -Dgolden.update=true writes it", file)
                .isEqualTo(withoutLayout(expected));
    }

    private static String withoutLayout(String source) {
        return Pattern.compile("/\\*\\*.*?\\*/", Pattern.DOTALL)
                .matcher(source)
                .replaceAll(comment -> comment.group().replace("*", ""))
                .replaceAll("\\s", "");
    }

    private static String name(Precision precision) {
        return precision == Precision.FLOAT ? "FloatMath" : "DoubleMath";
    }

    private static String source(Precision precision) {
        String type = precision.name().toLowerCase(Locale.ROOT);
        TypeSpec.Builder builder = TypeSpec.classBuilder(name(precision))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("""
                        Elementary functions in {@code $L}, in forms that are fast alone and on vectors.

                        <p>Each is within $L units in the last place of the true value and monotone; {@code tanh} is odd and at
                        most 1 in size, {@code sigmoid} is from 0 to 1. NaN gives NaN, infinities give the limits. No fused
                        multiply-add and nothing of the machine's is used: the bits are the same everywhere, and the same as
                        those of the vector forms in generated code. Safe for use by several threads.
                        """, type, precision == Precision.FLOAT ? 3 : 4)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        FunctionMethods.scalar(precision, EnumSet.allOf(Elementwise.class), Modifier.PUBLIC)
                .forEach(builder::addMethod);
        return JavaFile.builder(PACKAGE, builder.build())
                .addFileComment(
                        "Written by RuntimeMathTest from the formulas of the generator. Do not edit: change these.")
                .indent("    ")
                .skipJavaLangImports(true)
                .build()
                .toString();
    }
}

package io.github.rnngen.generator.emit.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import javax.tools.ToolProvider;

/** The JDK's compiler. */
public final class Javac {
    private Javac() {}

    /**
     * What the compiler says.
     *
     * @throws AssertionError if it fails
     */
    public static String run(List<String> arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int status = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK")
                .run(null, said, said, arguments.toArray(String[]::new));
        String text = said.toString(StandardCharsets.UTF_8);
        if (status != 0) {
            throw new AssertionError(text);
        }
        return text;
    }

    /** What the compiler prints of a program that is fine, but for its use of the Vector API; JDKs word it differently. */
    public static void requireNothingButIncubatorWarning(String printed) {
        assertThat(printed.replace("[incubating] ", "").lines())
                .containsExactly("warning: using incubating module(s): jdk.incubator.vector", "1 warning");
    }
}

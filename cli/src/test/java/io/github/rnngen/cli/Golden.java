package io.github.rnngen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares with files below the test resources, {@code <TestClass>/<case>.txt}; renewed by {@code -Dgolden.update=true}. */
public final class Golden {
    private Golden() {}

    public static void assertMatches(Class<?> test, String name, String actual) {
        Path file = Path.of("src/test/resources", test.getName().replace('.', '/'), name + ".txt");
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
            } else if (!Files.exists(file)) {
                fail("there is no " + file + "; -Dgolden.update=true writes it");
            }
            assertThat(actual).as(file.toString()).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

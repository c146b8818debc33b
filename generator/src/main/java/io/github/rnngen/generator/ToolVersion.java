package io.github.rnngen.generator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version of the compiler, as its build wrote it. */
public final class ToolVersion {
    private static final String RESOURCE = "version.properties";

    private ToolVersion() {}

    /** Returns the version, such as {@code 0.1.0}. */
    public static String current() {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(ToolVersion.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Objects.requireNonNull(properties.getProperty("version"), "version");
    }
}

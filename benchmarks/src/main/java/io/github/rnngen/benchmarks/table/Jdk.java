package io.github.rnngen.benchmarks.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A JDK that runs generated code.
 *
 * @param feature its number, such as 17
 */
record Jdk(Path home, String version, int feature) {
    private static final String KEY = "JAVA_VERSION=";

    /** The one that runs this. */
    static Jdk current() {
        Runtime.Version version = Runtime.version();
        return new Jdk(Path.of(System.getProperty("java.home")), System.getProperty("java.version"), version.feature());
    }

    /** The one in a folder. */
    static Jdk in(Path home) throws IOException {
        String version = Files.readAllLines(home.resolve("release")).stream()
                .filter(line -> line.startsWith(KEY))
                .map(line -> line.substring(KEY.length()).replace("\"", ""))
                .findFirst()
                .orElseThrow(() -> new IOException("no " + KEY + " in " + home.resolve("release")));
        return new Jdk(home, version, Runtime.Version.parse(version).feature());
    }

    String java() {
        return home.resolve("bin").resolve("java").toString();
    }
}

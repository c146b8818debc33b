package io.github.rnngen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The launcher as it is, in a source tree that has nothing to build: what it starts are the classes under test. */
final class Launcher {
    private static final List<String> MODULES = List.of("grammar", "runtime", "generator", "files", "cli");

    private Launcher() {}

    /** Lays out the tree in a folder, and returns the launcher's path. */
    static Path in(Path home) throws IOException {
        Path launcher = Files.copy(Path.of("..", "rnngen"), home.resolve("rnngen"));
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        Files.createFile(home.resolve("pom.xml"));
        for (String module : MODULES) {
            Files.createDirectories(home.resolve(module).resolve("src/main"));
            Files.createFile(home.resolve(module).resolve("pom.xml"));
        }
        Path target = Files.createDirectories(home.resolve("cli/target/lenient"));
        writeJar(target.resolve("rnngen.jar"));
        Files.createFile(target.resolve("rnngen.built"));
        return launcher;
    }

    private static void writeJar(Path jar) throws IOException {
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .map(Path::toUri)
                .map(URI::toString)
                .collect(Collectors.joining(" "));
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        attributes.put(Attributes.Name.CLASS_PATH, classPath);
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
    }
}

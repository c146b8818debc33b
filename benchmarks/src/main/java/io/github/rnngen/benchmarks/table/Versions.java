package io.github.rnngen.benchmarks.table;

import io.github.rnngen.benchmarks.NumPy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Versions of what is measured, as the names of the jars tell them. */
final class Versions {
    private Versions() {}

    /**
     * All that are there.
     *
     * @param libraries folders with jars
     */
    static Map<String, String> of(List<Jdk> jdks, List<Path> libraries) throws IOException, InterruptedException {
        Map<String, String> versions = new LinkedHashMap<>();
        jdks.forEach(jdk -> versions.put("Java " + jdk.feature(), jdk.version()));
        Map<String, String> jars = Map.of("pytorch", "libtorch", "deeplearning4j-nn", "Deeplearning4j");
        for (Path folder : libraries) {
            for (Map.Entry<String, String> jar : jars.entrySet()) {
                version(folder, jar.getKey()).ifPresent(version -> versions.put(jar.getValue(), version));
            }
        }
        // Deeplearning4j brings another one, which is not measured by itself.
        version(libraries.get(0), "openblas").ifPresent(version -> versions.put("OpenBLAS", version));
        NumPy.version().ifPresent(version -> versions.put("NumPy", version));
        return versions;
    }

    private static Optional<String> version(Path folder, String jar) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(jar + "-\\d[^-]*(-[\\dM.]+)?\\.jar"))
                    .map(name -> name.substring(jar.length() + 1, name.length() - ".jar".length()))
                    .findFirst();
        }
    }
}

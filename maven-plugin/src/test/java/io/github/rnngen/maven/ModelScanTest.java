package io.github.rnngen.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelScanTest {
    @TempDir
    Path parent;

    private File base;

    @BeforeEach
    void makeFiles() throws IOException {
        base = Files.createDirectories(parent.resolve("project")).toFile();
        for (String file : List.of("rnn/A.rnn", "rnn/p/B.rnn", "rnn/p/notes.txt", "more/C.rnn", "../shared/D.rnn")) {
            Path path = base.toPath().resolve(file).normalize();
            Files.createDirectories(path.getParent());
            Files.createFile(path);
        }
    }

    @Test
    void findsModelsInAllFolders() {
        assertThat(scan(List.of()).find(base, folders("rnn", "more")))
                .containsExactly("more/C.rnn", "rnn/A.rnn", "rnn/p/B.rnn");
    }

    @Test
    void leavesOutWhatIsExcluded() {
        assertThat(scan(List.of("p/**")).find(base, folders("rnn"))).containsExactly("rnn/A.rnn");
    }

    @Test
    void findsNothingTwice() {
        assertThat(scan(List.of()).find(base, folders("rnn", "rnn/p", "rnn/../rnn")))
                .containsExactly("rnn/A.rnn", "rnn/p/B.rnn");
    }

    @Test
    void countsAMissingFolderAsEmpty() {
        assertThat(scan(List.of()).find(base, folders("none"))).isEmpty();
    }

    @Test
    void namesFilesBesideTheProject() {
        assertThat(scan(List.of()).find(base, folders("../shared"))).containsExactly("../shared/D.rnn");
    }

    private static ModelScan scan(List<String> excludes) {
        return new ModelScan(List.of("**/*.rnn"), excludes);
    }

    private List<File> folders(String... names) {
        return List.of(names).stream().map(name -> new File(base, name)).toList();
    }
}

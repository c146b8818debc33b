package io.github.rnngen.maven.incremental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrphansTest {
    @TempDir
    Path base;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectories(base.resolve("out"));
    }

    @Test
    void folderItselfStays() throws IOException {
        Files.createFile(folder.resolve("A.java"));

        assertThat(Orphans.delete(folder, "A.java")).isTrue();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void foldersWithOtherFilesStay() throws IOException {
        Files.createDirectories(folder.resolve("p/q"));
        Files.createFile(folder.resolve("p/q/A.java"));
        Files.createFile(folder.resolve("p/B.java"));

        assertThat(Orphans.delete(folder, "p/q/A.java")).isTrue();
        assertThat(folder.resolve("p")).isDirectoryContaining("glob:**/B.java");
        assertThat(folder.resolve("p/q")).doesNotExist();
    }

    @Test
    void missingFileIsNoFault() throws IOException {
        assertThat(Orphans.delete(folder, "p/q/A.java")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../kept", "p/../../kept", "", "."})
    void nothingOutsideOfTheFolderIsDeleted(String path) throws IOException {
        Path kept = Files.createFile(base.resolve("kept"));

        assertThatThrownBy(() -> Orphans.delete(folder, path))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot delete " + path + ": it is not below " + folder);
        assertThat(kept).exists();
    }
}

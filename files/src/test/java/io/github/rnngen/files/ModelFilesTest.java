package io.github.rnngen.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnngen.generator.source.SourceBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFilesTest {
    @TempDir
    Path folder;

    private ModelFiles files;

    @BeforeEach
    void writeModels() throws IOException {
        Files.createDirectories(folder.resolve("models/cells"));
        Files.writeString(folder.resolve("models/main.rnn"), "main");
        Files.writeString(folder.resolve("models/cells/my.rnn"), "cell");
        Files.writeString(folder.resolve("top.rnn"), "top");
        files = new ModelFiles(folder);
    }

    @Test
    void namesAFileAsItWasAskedFor() throws IOException {
        SourceBytes main = files.read("models/main.rnn");

        assertThat(main.name()).isEqualTo("models/main.rnn");
        assertThat(text(main)).isEqualTo("main");
    }

    @Test
    void absolutePathsStayAbsolute() throws IOException {
        Path path = folder.resolve("top.rnn");

        assertThat(files.read(path.toString()).name()).isEqualTo(path.toString().replace('\\', '/'));
    }

    @Test
    void importsAreRelativeToTheImportingFile() throws IOException {
        files.read("models/main.rnn");

        SourceBytes cell = files.find("models/main.rnn", "cells/my.rnn").orElseThrow();
        SourceBytes top = files.find(cell.name(), "../../top.rnn").orElseThrow();

        assertThat(cell.name()).isEqualTo("models/cells/my.rnn");
        assertThat(text(cell)).isEqualTo("cell");
        assertThat(top.name()).isEqualTo("top.rnn");
    }

    @Test
    void oneFileHasOneName() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.rnn"), Path.of("top.rnn"));
        files.read("models/../top.rnn");

        assertThat(files.read("top.rnn").name()).isEqualTo("top.rnn");
        assertThat(files.read("./link.rnn").name()).isEqualTo("top.rnn");
        assertThat(files.find("top.rnn", "models/../link.rnn").orElseThrow().name())
                .isEqualTo("top.rnn");
    }

    @Test
    void aLinkedFolderIsNotTidiedAway() throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), Path.of("models/cells"));

        SourceBytes main = files.read("link/../main.rnn");

        assertThat(text(main)).isEqualTo("main");
        assertThat(main.name()).isEqualTo("link/../main.rnn");
    }

    @Test
    void importsOfStandardInputAreRelativeToTheBase() throws IOException {
        SourceBytes input = ModelFiles.read("<standard input>", new ByteArrayInputStream(new byte[] {'x'}));

        assertThat(text(input)).isEqualTo("x");
        assertThat(files.find(input.name(), "top.rnn").map(ModelFilesTest::text))
                .isEqualTo(Optional.of("top"));
    }

    @Test
    void whatIsNoFileIsNotImported() {
        assertThat(files.find("top.rnn", "missing.rnn")).isEmpty();
        assertThat(files.find("top.rnn", "models")).isEmpty();
        assertThat(files.find("top.rnn", "/dev/stdin")).isEmpty();
        assertThat(files.find("top.rnn", "a\0b")).isEmpty();
    }

    @Test
    void readsNoMoreThanTheLimitAndOneByte() throws IOException {
        Files.write(folder.resolve("limit.rnn"), new byte[SourceBytes.LIMIT]);
        Files.write(folder.resolve("long.rnn"), new byte[SourceBytes.LIMIT + 100]);
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] buffer, int from, int length) {
                Arrays.fill(buffer, from, from + length, (byte) 'x');
                return length;
            }
        };

        assertThat(files.read("limit.rnn").bytes()).hasSize(SourceBytes.LIMIT);
        assertThat(files.read("long.rnn").bytes()).hasSize(SourceBytes.LIMIT + 1);
        assertThat(ModelFiles.read("endless", endless).bytes()).hasSize(SourceBytes.LIMIT + 1);
    }

    @Test
    void saysWhyAFileCannotBeRead() {
        assertThatThrownBy(() -> files.read("missing.rnn"))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot read missing.rnn: no such file");
        assertThatThrownBy(() -> files.read("models"))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot read models: it is a folder");
        assertThatThrownBy(() -> files.read("top.rnn/x"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot read top.rnn/x: ");
        assertThatThrownBy(() -> files.read("a\0b"))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot read a\0b: Nul character not allowed");
    }

    private static String text(SourceBytes source) {
        return new String(source.bytes(), StandardCharsets.UTF_8);
    }
}

package io.github.rnngen.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnngen.files.GeneratedFiles.Written;
import io.github.rnngen.generator.emit.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedFilesTest {
    @TempDir
    Path folder;

    @Test
    void writesFilesAndTheFoldersThatTheyNeed() throws IOException {
        Path out = folder.resolve("new/out");

        List<Written> written = GeneratedFiles.write(
                out, List.of(new GeneratedFile("com/example/A.java", "class A {} // \u00e9\n"), file("B.java", "b")));

        assertThat(written)
                .containsExactly(
                        new Written(out.resolve("com/example/A.java"), true), new Written(out.resolve("B.java"), true));
        assertThat(out.resolve("com/example/A.java")).hasContent("class A {} // \u00e9\n");
        assertThat(filesBelow(out)).containsExactly("B.java", "com/example/A.java");
    }

    @Test
    void writesToTheWorkingDirectory() throws IOException {
        String name = "target/GeneratedFilesTest.java";
        Files.deleteIfExists(Path.of(name));

        assertThat(GeneratedFiles.write(Path.of(""), List.of(file(name, "a"))))
                .containsExactly(new Written(Path.of(name), true));
    }

    @Test
    void leavesAnUnchangedFileUntouched() throws IOException {
        List<GeneratedFile> files = List.of(file("a/A.java", "same"), file("a/B.java", "one"));
        GeneratedFiles.write(folder, files);
        FileTime longAgo = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(folder.resolve("a/A.java"), longAgo);

        List<Written> written =
                GeneratedFiles.write(folder, List.of(file("a/A.java", "same"), file("a/B.java", "two")));

        assertThat(written).extracting(Written::changed).containsExactly(false, true);
        assertThat(Files.getLastModifiedTime(folder.resolve("a/A.java"))).isEqualTo(longAgo);
        assertThat(folder.resolve("a/B.java")).hasContent("two");
    }

    @Test
    void othersMayReadWhatIsWritten() throws IOException {
        Path ordinary = Files.writeString(folder.resolve("ordinary"), "");
        Path written = GeneratedFiles.write(folder, List.of(file("A.java", "a")))
                .get(0)
                .path();

        assertThat(Files.getPosixFilePermissions(written)).isEqualTo(Files.getPosixFilePermissions(ordinary));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../A.java", "a/../../A.java", "/tmp/A.java", "a/../A.java", "", ".", "..", "a/./A.java"})
    void writesNothingIfAPathLeadsElsewhere(String path) throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));

        assertThatThrownBy(() -> GeneratedFiles.write(out, List.of(file("Good.java", "good"), file(path, "bad"))))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + path + ": it is not a plain path below the output folder");
        assertThat(filesBelow(folder)).isEmpty();
    }

    @Test
    void followsNoLinkOutOfTheFolder() throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createSymbolicLink(out.resolve("com"), elsewhere);

        assertThatThrownBy(() -> GeneratedFiles.write(out, List.of(file("com/deep/A.java", "a"))))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "cannot write " + out.resolve("com/deep/A.java") + ": a link leads out of the output folder");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void replacesALinkInsteadOfWritingThroughIt() throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        Path precious = Files.writeString(folder.resolve("precious"), "mine");
        Files.createSymbolicLink(out.resolve("A.java"), precious);

        GeneratedFiles.write(out, List.of(file("A.java", "a")));

        assertThat(precious).hasContent("mine");
        assertThat(out.resolve("A.java")).isRegularFile().hasContent("a");
    }

    @Test
    void saysWhyAFileCannotBeWritten() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        Files.createDirectories(folder.resolve("Folder.java"));

        assertThatThrownBy(() -> GeneratedFiles.write(folder.resolve("file"), List.of(file("A.java", "a"))))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + folder.resolve("file/A.java") + ": " + folder.resolve("file")
                        + " is not a folder");
        assertThatThrownBy(() -> GeneratedFiles.write(folder, List.of(file("Folder.java", "a"))))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + folder.resolve("Folder.java") + ": there is a folder of that name");
        assertThatThrownBy(() -> GeneratedFiles.write(folder, List.of(file("A.java", "a"), file("A.java", "b"))))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + folder.resolve("A.java") + ": it is generated twice");
    }

    private static GeneratedFile file(String path, String content) {
        return new GeneratedFile(path, content);
    }

    private static List<String> filesBelow(Path top) throws IOException {
        try (Stream<Path> all = Files.walk(top)) {
            return all.filter(Files::isRegularFile)
                    .map(path -> top.relativize(path).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}

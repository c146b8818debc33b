package io.github.rnngen.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolIdentityTest {
    @TempDir
    Path folder;

    @Test
    void releaseIsItsVersion() throws IOException {
        String before = ToolIdentity.of("1.0", List.of(artifact("1.0", "a.jar", "content")));

        assertThat(ToolIdentity.of("1.0", List.of(artifact("1.0", "a.jar", "changed"))))
                .isEqualTo(before);
        assertThat(ToolIdentity.of("1.1", List.of(artifact("1.1", "a.jar", "content"))))
                .isNotEqualTo(before);
    }

    @Test
    void snapshotIsItsContent() throws IOException {
        String before = ToolIdentity.of("1.0", List.of(artifact("1.0-SNAPSHOT", "a.jar", "content")));

        assertThat(ToolIdentity.of("1.0", List.of(artifact("1.0-SNAPSHOT", "a.jar", "content"))))
                .isEqualTo(before);
        assertThat(ToolIdentity.of("1.0", List.of(artifact("1.0-SNAPSHOT", "a.jar", "changed"))))
                .isNotEqualTo(before);
    }

    @Test
    void snapshotMayBeAFolderOfClasses() throws IOException {
        artifact("1.0-SNAPSHOT", "classes/p/A.class", "content");
        String before = ToolIdentity.of("1.0", List.of(artifact("1.0-SNAPSHOT", folder.resolve("classes"))));
        artifact("1.0-SNAPSHOT", "classes/p/B.class", "content");

        assertThat(ToolIdentity.of("1.0", List.of(artifact("1.0-SNAPSHOT", folder.resolve("classes")))))
                .isNotEqualTo(before);
    }

    private Artifact artifact(String version, String file, String content) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        return artifact(version, Files.writeString(path, content));
    }

    private static Artifact artifact(String version, Path file) {
        Artifact artifact = new DefaultArtifact(
                "group", "name", version, "compile", "jar", null, new DefaultArtifactHandler("jar"));
        artifact.setFile(file.toFile());
        return artifact;
    }
}

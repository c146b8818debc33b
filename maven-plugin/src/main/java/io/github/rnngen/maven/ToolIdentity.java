package io.github.rnngen.maven;

import io.github.rnngen.files.Failures;
import io.github.rnngen.maven.incremental.Fingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;

/** Tells one compiler from another. */
final class ToolIdentity {
    private ToolIdentity() {}

    /**
     * The version of a released tool; for a snapshot, which changes without changing its version, its content too.
     *
     * @param version of the compiler
     * @param artifacts what the tool consists of
     * @throws IOException if an artifact can't be read
     */
    static String of(String version, Collection<Artifact> artifacts) throws IOException {
        Fingerprint fingerprint = new Fingerprint().add(version);
        List<Artifact> snapshots =
                artifacts.stream().filter(Artifact::isSnapshot).sorted().toList();
        for (Artifact artifact : snapshots) {
            fingerprint.add(artifact.getDependencyConflictId());
            addContent(fingerprint, artifact.getFile().toPath());
        }
        return fingerprint.hex();
    }

    /** A jar, or in a build of several modules a folder of classes. */
    private static void addContent(Fingerprint fingerprint, Path artifact) throws IOException {
        try (Stream<Path> walk = Files.walk(artifact)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                fingerprint.add(artifact.relativize(file).toString());
                fingerprint.add(Files.readAllBytes(file));
            }
        } catch (UncheckedIOException e) {
            throw unreadable(artifact, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unreadable(artifact, e);
        }
    }

    private static IOException unreadable(Path artifact, IOException cause) {
        return new IOException("cannot read " + artifact + ": " + Failures.reason(cause), cause);
    }
}

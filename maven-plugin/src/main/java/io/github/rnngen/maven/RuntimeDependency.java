package io.github.rnngen.maven;

import java.util.stream.Stream;
import org.apache.maven.artifact.ArtifactUtils;
import org.apache.maven.project.MavenProject;

/** The library that generated classes need, unless they stand alone. */
final class RuntimeDependency {
    private static final String GROUP = "io.github.rnngen";
    private static final String NAME = "rnngen-runtime";

    private RuntimeDependency() {}

    /** Whether a project has the library, be it by way of others, where it is compiled; or is the library itself. */
    static boolean isIn(MavenProject project) {
        Stream<String> dependencies = project.getArtifacts().stream().map(ArtifactUtils::versionlessKey);
        String itself = ArtifactUtils.versionlessKey(project.getGroupId(), project.getArtifactId());
        return Stream.concat(dependencies, Stream.of(itself))
                .anyMatch(ArtifactUtils.versionlessKey(GROUP, NAME)::equals);
    }

    /** What to say where it is missing. */
    static String advice(String version) {
        return "The generated classes need %s:%s, which the project does not depend on: add".formatted(GROUP, NAME)
                + " <dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency>"
                        .formatted(GROUP, NAME, version)
                + " or set standalone";
    }
}

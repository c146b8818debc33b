package io.github.rnngen.maven;

import java.io.File;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.codehaus.plexus.build.BuildContext;

/**
 * Generates Java from the project's models and adds it to the sources that are compiled.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "generate",
        defaultPhase = LifecyclePhase.GENERATE_SOURCES,
        requiresDependencyCollection = ResolutionScope.COMPILE,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class GenerateMojo extends AbstractGenerateMojo {
    /**
     * Folders with models. A folder that does not exist counts as empty.
     *
     * @since 0.1.0
     */
    @Parameter(property = "rnngen.sourceDirectories", defaultValue = "${project.basedir}/src/main/rnn")
    List<File> sourceDirectories;

    /**
     * Where the generated Java goes. It becomes a source root of the project, even if nothing is generated.
     *
     * @since 0.1.0
     */
    @Parameter(property = "rnngen.outputDirectory", defaultValue = "${project.build.directory}/generated-sources/rnn")
    File outputDirectory;

    /** Maven's own constructor. */
    @Inject
    public GenerateMojo(BuildContext context, org.sonatype.plexus.build.incremental.BuildContext legacyContext) {
        super(new IdeMarkers(context, legacyContext));
    }

    @Override
    List<File> sourceDirectories() {
        return sourceDirectories;
    }

    @Override
    File outputDirectory() {
        return outputDirectory;
    }

    @Override
    void addSourceRoot(String folder) {
        project.addCompileSourceRoot(folder);
    }
}

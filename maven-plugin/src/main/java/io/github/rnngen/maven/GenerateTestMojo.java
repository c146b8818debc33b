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
 * Generates Java from the models of the project's tests and adds it to the test sources that are compiled.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "generate-test",
        defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES,
        requiresDependencyCollection = ResolutionScope.TEST,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class GenerateTestMojo extends AbstractGenerateMojo {
    /**
     * Folders with models. A folder that does not exist counts as empty.
     *
     * @since 0.1.0
     */
    @Parameter(property = "rnngen.testSourceDirectories", defaultValue = "${project.basedir}/src/test/rnn")
    List<File> sourceDirectories;

    /**
     * Where the generated Java goes. It becomes a test source root of the project, even if nothing is generated.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "rnngen.testOutputDirectory",
            defaultValue = "${project.build.directory}/generated-test-sources/rnn")
    File outputDirectory;

    /** Maven's own constructor. */
    @Inject
    public GenerateTestMojo(BuildContext context, org.sonatype.plexus.build.incremental.BuildContext legacyContext) {
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
        project.addTestCompileSourceRoot(folder);
    }
}

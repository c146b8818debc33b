package io.github.rnngen.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.build.DefaultBuildContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateMojoTest {
    private static final String SOUND = """
            package p
            model Net {
                steps 2
                input x[1]
                target d[1]
                y = linear(x, outputs = 1)
                output y
                loss mean squared_error(y, d)
            }
            """;
    private static final String WITH_ERROR = SOUND.replace("output y", "output z");
    private static final String WITH_WARNING = SOUND.replace("    output", "    unread = 2 * x\n    output");

    @TempDir
    Path base;

    private final RecordingContext context = new RecordingContext();
    private final Map<String, Object> pluginContext = new HashMap<>();
    private final RecordingLog log = new RecordingLog();
    private GenerateMojo mojo;

    @BeforeEach
    void makeMojo() {
        mojo = execution("default", "src");
    }

    @Test
    void generatesASourceRoot() throws Exception {
        model("src/Net.rnn", SOUND);

        mojo.execute();

        assertThat(base.resolve("out/p/Net.java")).content().contains("class Net");
        assertThat(mojo.project.getCompileSourceRoots())
                .containsExactly(file("out").getPath());
        assertThat(context.refreshed).containsExactly(file("out"));
        assertThat(log.lines).containsExactly("info: Models: 1 compiled, 0 up to date; files changed: 1");
    }

    @Test
    void keepsTheSourceRootWhenSkipped() throws Exception {
        model("src/Net.rnn", SOUND);
        mojo.skip = true;

        mojo.execute();

        assertThat(base.resolve("out")).doesNotExist();
        assertThat(mojo.project.getCompileSourceRoots())
                .containsExactly(file("out").getPath());
    }

    @Test
    void keepsTheSourceRootWhenAllIsUpToDate() throws Exception {
        model("src/Net.rnn", SOUND);
        mojo.execute();
        mojo.project = project();
        context.refreshed.clear();

        mojo.execute();

        assertThat(log.lines).last().isEqualTo("info: Models: 0 compiled, 1 up to date; files changed: 0");
        assertThat(mojo.project.getCompileSourceRoots())
                .containsExactly(file("out").getPath());
        assertThat(context.refreshed).isEmpty();
    }

    @Test
    void testGoalGeneratesATestSourceRoot() throws Exception {
        model("src/Net.rnn", SOUND);
        GenerateTestMojo test = configured(
                new GenerateTestMojo(context, new org.sonatype.plexus.build.incremental.DefaultBuildContext()),
                "generate-test",
                "default");
        test.sourceDirectories = List.of(file("src"));
        test.outputDirectory = file("test-out");

        test.execute();

        assertThat(base.resolve("test-out/p/Net.java")).exists();
        assertThat(test.project.getTestCompileSourceRoots())
                .containsExactly(file("test-out").getPath());
        assertThat(test.project.getCompileSourceRoots()).isEmpty();
    }

    @Test
    void changedOptionsMakeAllStale() throws Exception {
        model("src/Net.rnn", SOUND);
        mojo.execute();
        mojo.standalone = true;

        mojo.execute();

        assertThat(log.lines).last().isEqualTo("info: Models: 1 compiled, 0 up to date; files changed: 1");
    }

    @Test
    void marksFaultsInTheEditorAndLogsThem() throws IOException {
        model("src/Net.rnn", WITH_ERROR);

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("the models have 1 error");

        assertThat(context.markers)
                .containsExactly("removed " + file("src/Net.rnn"), "2 " + file("src/Net.rnn") + ":7:12");
        assertThat(log.lines).singleElement().asString().startsWith("error: src/Net.rnn:7:12: error: `z`");
        assertThat(base.resolve("out")).doesNotExist();
    }

    @Test
    void doesNotLogTwiceWhereThereIsNoEditor() throws IOException {
        org.sonatype.plexus.build.incremental.DefaultBuildContext legacy =
                new org.sonatype.plexus.build.incremental.DefaultBuildContext();
        IdeMarkers markers = new IdeMarkers(new DefaultBuildContext(legacy), legacy);

        assertThat(markers.isIde()).isFalse();
        assertThat(new IdeMarkers(context, legacy).isIde()).isTrue();
    }

    @Test
    void warningsFailTheBuildOnRequestAlone() throws Exception {
        model("src/Net.rnn", WITH_WARNING);
        mojo.execute();
        assertThat(log.lines.get(0)).startsWith("warn: src/Net.rnn:7:");
        mojo.fatalWarnings = true;

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("the models have 1 warning, and warnings are fatal here");
    }

    @Test
    void twoFilesCanNotGenerateTheSameClass() throws IOException {
        model("src/Net.rnn", SOUND);
        model("src/Other.rnn", SOUND);

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("the models have 1 error");
        assertThat(log.lines)
                .containsExactly("error: p/Net.java would be generated by each of src/Net.rnn, src/Other.rnn");
    }

    @Test
    void missingRuntimeIsNamed() throws Exception {
        model("src/Net.rnn", SOUND);
        mojo.project.setArtifacts(Set.of());

        mojo.execute();

        assertThat(log.lines)
                .first()
                .isEqualTo(
                        "warn: The generated classes need io.github.rnngen:rnngen-runtime, which the project does not"
                                + " depend on: add <dependency><groupId>io.github.rnngen</groupId>"
                                + "<artifactId>rnngen-runtime</artifactId><version>1.0</version></dependency>"
                                + " or set standalone");
    }

    @Test
    void runtimeIsMissedOnlyWhereItIsNeeded() throws Exception {
        mojo.project.setArtifacts(Set.of());
        model("src/cells.rnn", "package p\n");
        mojo.execute();
        model("src/Net.rnn", SOUND);
        mojo.standalone = true;
        mojo.execute();
        mojo.standalone = false;
        mojo.project.setGroupId("io.github.rnngen");
        mojo.project.setArtifactId("rnngen-runtime");
        mojo.execute();

        assertThat(log.lines).hasSize(3).allMatch(line -> line.startsWith("info: Models: "));
    }

    @Test
    void missingModelsAreAFaultOnRequestAlone() throws Exception {
        mojo.execute();
        assertThat(log.lines.get(0)).isEqualTo("warn: No model in " + file("src"));
        mojo.failOnMissingSources = true;

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("No model in " + file("src"));
    }

    @Test
    void unknownUnrollIsAFault() {
        mojo.unroll = "fully";

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("unroll must be one of auto, full, steps, none, products, not fully");
    }

    @Test
    void unknownMathIsAFault() {
        mojo.math = "precise";

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("math must be one of fast, strict, not precise");
    }

    @Test
    void classOfAModelThatMovesToAnEarlierExecutionStays() throws Exception {
        model("two/Net.rnn", SOUND);
        build();
        Files.delete(base.resolve("two/Net.rnn"));
        model("one/Net.rnn", SOUND);

        build();

        assertThat(base.resolve("out/p/Net.java")).exists();
    }

    @Test
    void classOfAModelThatMovesToALaterExecutionStays() throws Exception {
        model("one/Net.rnn", SOUND);
        build();
        Files.delete(base.resolve("one/Net.rnn"));
        model("two/Net.rnn", SOUND);

        build();

        assertThat(base.resolve("out/p/Net.java")).exists();
    }

    @Test
    void classOfAModelThatMovesToAnotherOutputFolderMoves() throws Exception {
        model("two/Net.rnn", SOUND);
        build();
        Files.delete(base.resolve("two/Net.rnn"));
        model("one/Net.rnn", SOUND);
        GenerateMojo elsewhere = execution("one", "one");
        elsewhere.outputDirectory = file("elsewhere");

        build(elsewhere, execution("two", "two"));

        assertThat(base.resolve("elsewhere/p/Net.java")).exists();
        assertThat(base.resolve("out/p")).doesNotExist();
    }

    @Test
    void classGoesWithItsModelThoughItsExecutionHadAnotherName() throws Exception {
        model("one/Net.rnn", SOUND);
        build();
        build(execution("renamed", "one"));
        Files.delete(base.resolve("one/Net.rnn"));

        build(execution("renamed", "one"));

        assertThat(base.resolve("out/p")).doesNotExist();
    }

    @Test
    void twoExecutionsCanNotGenerateTheSameClass() throws Exception {
        model("one/Net.rnn", SOUND);
        model("two/Net.rnn", SOUND);

        assertThatThrownBy(this::build).isInstanceOf(MojoFailureException.class).hasMessage("the models have 1 error");
        assertThat(log.lines)
                .last()
                .isEqualTo("error: p/Net.java would be generated by each of"
                        + " one/Net.rnn of execution generate@one, two/Net.rnn of execution generate@two");
    }

    @Test
    void oneOfTwoCopiesCanGo() throws Exception {
        model("one/Net.rnn", SOUND);
        model("two/Net.rnn", SOUND);
        assertThatThrownBy(this::build).isInstanceOf(MojoFailureException.class);
        Files.delete(base.resolve("one/Net.rnn"));
        build();
        assertThat(base.resolve("out/p/Net.java")).exists();
        model("one/Net.rnn", SOUND);
        assertThatThrownBy(this::build).isInstanceOf(MojoFailureException.class);
        Files.delete(base.resolve("two/Net.rnn"));

        build();

        assertThat(base.resolve("out/p/Net.java")).exists();
    }

    @Test
    void twoExecutionsMayGenerateTheSameClassIntoFoldersOfTheirOwn() throws Exception {
        model("src/Net.rnn", SOUND);
        GenerateMojo elsewhere = execution("elsewhere", "src");
        elsewhere.outputDirectory = file("elsewhere");

        build(mojo, elsewhere);

        assertThat(base.resolve("out/p/Net.java")).hasSameBinaryContentAs(base.resolve("elsewhere/p/Net.java"));
    }

    @Test
    void goalMayRepeatAnExecutionButNotWithOtherOptions() throws Exception {
        model("src/Net.rnn", SOUND);
        GenerateMojo again = execution("default-cli", "src");
        build(mojo, again);
        again.standalone = true;

        assertThatThrownBy(() -> build(mojo, again))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("the models have 1 error");
        build(again, again);
    }

    /** Two executions that share the output folder. */
    private void build() throws Exception {
        build(execution("one", "one"), execution("two", "two"));
    }

    private void build(GenerateMojo... executions) throws Exception {
        pluginContext.clear();
        for (GenerateMojo execution : executions) {
            execution.execute();
        }
    }

    private GenerateMojo execution(String id, String folder) {
        GenerateMojo execution = configured(
                new GenerateMojo(context, new org.sonatype.plexus.build.incremental.DefaultBuildContext()),
                "generate",
                id);
        execution.sourceDirectories = List.of(file(folder));
        execution.outputDirectory = file("out");
        return execution;
    }

    private <M extends AbstractGenerateMojo> M configured(M mojo, String goal, String id) {
        mojo.includes = List.of("**/*.rnn");
        mojo.unroll = "auto";
        mojo.backend = "plain";
        mojo.math = "fast";
        mojo.project = project();
        mojo.plugin = new PluginDescriptor();
        mojo.plugin.setArtifacts(List.of());
        mojo.plugin.setVersion("1.0");
        mojo.execution = new MojoExecution(new Plugin(), goal, id);
        mojo.setPluginContext(pluginContext);
        mojo.setLog(log);
        return mojo;
    }

    private MavenProject project() {
        MavenProject project = new MavenProject();
        project.setFile(file("pom.xml"));
        project.getBuild().setDirectory(file("target").getPath());
        project.setArtifacts(Set.of(new DefaultArtifact(
                "io.github.rnngen",
                "rnngen-runtime",
                "1.0",
                "compile",
                "jar",
                null,
                new DefaultArtifactHandler("jar"))));
        return project;
    }

    private File file(String path) {
        return base.resolve(path).toFile();
    }

    private void model(String name, String text) throws IOException {
        Path file = base.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** An IDE's. */
    private static final class RecordingContext extends DefaultBuildContext {
        final List<String> markers = new ArrayList<>();
        final List<File> refreshed = new ArrayList<>();

        RecordingContext() {
            super(new org.sonatype.plexus.build.incremental.DefaultBuildContext());
        }

        @Override
        public void removeMessages(File file) {
            markers.add("removed " + file);
        }

        @Override
        public void addMessage(
                File file, int line, int column, String message, int severity, @Nullable Throwable cause) {
            markers.add(severity + " " + file + ":" + line + ":" + column);
        }

        @Override
        public void refresh(File file) {
            refreshed.add(file);
        }
    }

    private static final class RecordingLog extends SystemStreamLog {
        final List<String> lines = new ArrayList<>();

        @Override
        public void info(CharSequence content) {
            lines.add("info: " + content);
        }

        @Override
        public void warn(CharSequence content) {
            lines.add("warn: " + content);
        }

        @Override
        public void error(CharSequence content) {
            lines.add("error: " + content);
        }
    }
}

package io.github.rnngen.maven;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.ModelTooLargeException;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.emit.Backend;
import io.github.rnngen.generator.graph.MathForms;
import io.github.rnngen.generator.schedule.ir.Unroll;
import io.github.rnngen.maven.incremental.Fingerprint;
import io.github.rnngen.maven.incremental.Generation;
import io.github.rnngen.maven.incremental.OutputFolder;
import io.github.rnngen.maven.incremental.Plan;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What the goals have in common: models of a project in, a source root out. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
abstract class AbstractGenerateMojo extends AbstractMojo {
    /**
     * Whether to generate nothing. The output folder is a source root all the same.
     *
     * @since 0.1.0
     */
    @Parameter(property = "rnngen.skip", defaultValue = "false")
    boolean skip;

    /**
     * Which files in the source folders are models; patterns as for Maven's resources.
     *
     * @since 0.1.0
     */
    @Parameter(property = "rnngen.includes", defaultValue = "**/*.rnn")
    List<String> includes;

    /**
     * Which of the included files are none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "rnngen.excludes")
    @Nullable List<String> excludes;

    /**
     * Whether a warning fails the build, as an error does.
     *
     * @since 0.1.0
     */
    @Parameter(property = "rnngen.fatalWarnings", defaultValue = "false")
    boolean fatalWarnings;

    /**
     * Whether the build fails if there is no model at all.
     *
     * @since 0.1.0
     */
    @Parameter(property = "rnngen.failOnMissingSources", defaultValue = "false")
    boolean failOnMissingSources;

    /**
     * The form of the code: {@code auto} the one that is predicted to be the fastest; {@code full} straight-line code, time
     * steps included; {@code steps} straight-line code for a time step; {@code products} whole matrices are multiplied at
     * once; {@code none} loops over time steps and elements. A network too large for straight-line code takes
     * {@code products}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "rnngen.unroll", defaultValue = "auto")
    String unroll;

    /**
     * What large networks are made for: {@code plain} for any Java from 17 on; {@code vector} for the Vector API, where it
     * is there when the code runs. To compile and to run it, Java needs the option
     * {@code --add-modules jdk.incubator.vector}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "rnngen.backend", defaultValue = "plain")
    String backend;

    /**
     * Whether the generated classes need nothing but the JDK, so that the project does not depend on
     * {@code rnngen-runtime}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "rnngen.standalone", defaultValue = "false")
    boolean standalone;

    /**
     * How {@code exp}, {@code log}, {@code tanh}, {@code sigmoid} and {@code softplus} are computed: {@code fast}, within 3
     * units in the last place in float and 4 in double, the same bits everywhere; or {@code strict}, by
     * {@code java.lang.Math}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "rnngen.math", defaultValue = "fast")
    String math;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    PluginDescriptor plugin;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    MojoExecution execution;

    private final IdeMarkers markers;

    AbstractGenerateMojo(IdeMarkers markers) {
        this.markers = markers;
    }

    abstract List<File> sourceDirectories();

    abstract File outputDirectory();

    abstract void addSourceRoot(String folder);

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        addSourceRoot(outputDirectory().getAbsolutePath());
        if (skip) {
            getLog().info("Generation is skipped");
            return;
        }
        SortedSet<String> models = models();
        Options options = new Options(
                chosen("unroll", unroll, Unroll.values()),
                standalone,
                chosen("backend", backend, Backend.values()),
                chosen("math", math, MathForms.values()));
        OutputFolders folders = outputFolders();
        try {
            Generation generation = generation(options, folders.find(outputDirectory()));
            Plan plan = generation.plan(models);
            report(plan);
            int changes = generation.carryOut(plan);
            folders.keep(plan.output());
            getLog().info("Models: " + plan.compiled().size() + " compiled, "
                    + plan.current().size() + " up to date; files changed: " + changes);
            if (changes > 0) {
                markers.refresh(outputDirectory());
            }
        } catch (ModelTooLargeException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private SortedSet<String> models() throws MojoFailureException {
        ModelScan scan = new ModelScan(includes, excludes == null ? List.of() : excludes);
        SortedSet<String> models = scan.find(project.getBasedir(), sourceDirectories());
        if (models.isEmpty()) {
            String message = "No model in "
                    + sourceDirectories().stream().map(File::toString).collect(Collectors.joining(", "));
            if (failOnMissingSources) {
                throw new MojoFailureException(message);
            }
            getLog().warn(message);
        }
        return models;
    }

    @SuppressWarnings("unchecked") // Maven's own map, of anything
    private OutputFolders outputFolders() {
        return new OutputFolders(getPluginContext());
    }

    private Generation generation(Options options, OutputFolder output) throws IOException {
        String tool = new Fingerprint()
                .add(ToolIdentity.of(Compiler.version(), plugin.getArtifacts()))
                .add(options.toString())
                .hex();
        Path ledger = Path.of(
                project.getBuild().getDirectory(), "rnngen", execution.getGoal() + "-" + execution.getExecutionId());
        return new Generation(
                project.getBasedir().toPath(),
                output,
                execution.getGoal() + "@" + execution.getExecutionId(),
                ledger,
                tool,
                (model, imports) -> Compiler.compile(model, imports, options));
    }

    private void report(Plan plan) throws MojoFailureException {
        markers.show(plan.compiled(), plan.diagnostics(), project.getBasedir());
        FaultReport faults = FaultReport.of(plan);
        faults.log(getLog());
        faults.failIfFatal(fatalWarnings);
        if (!standalone && !plan.next().outputs().isEmpty() && !RuntimeDependency.isIn(project)) {
            getLog().warn(RuntimeDependency.advice(plugin.getVersion()));
        }
    }

    private static <E extends Enum<E>> E chosen(String parameter, String text, E[] choices)
            throws MojoFailureException {
        return Arrays.stream(choices)
                .filter(choice -> name(choice).equals(text))
                .findFirst()
                .orElseThrow(() -> new MojoFailureException(parameter + " must be one of "
                        + Arrays.stream(choices).map(AbstractGenerateMojo::name).collect(Collectors.joining(", "))
                        + ", not " + text));
    }

    private static String name(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}

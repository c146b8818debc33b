package io.github.rnngen.maven;

import io.github.rnngen.generator.diagnostic.Diagnostic;
import io.github.rnngen.generator.diagnostic.Location;
import java.io.File;
import java.util.List;
import org.codehaus.plexus.build.BuildContext;
import org.codehaus.plexus.build.DefaultBuildContext;

/** Shows faults in the editor of an IDE that runs the build, and tells it which files have changed. */
final class IdeMarkers {
    private final BuildContext context;
    private final boolean ide;

    /**
     * Markers of the IDE that is there, if any.
     *
     * @param context the build context; Maven's own does nothing with a fault but to log it, and leaves the rest to
     *     {@code legacyContext}
     * @param legacyContext the build context of IDEs that know the older interface alone
     */
    IdeMarkers(BuildContext context, org.sonatype.plexus.build.incremental.BuildContext legacyContext) {
        this.context = context;
        this.ide = context.getClass() != DefaultBuildContext.class
                || legacyContext.getClass() != org.sonatype.plexus.build.incremental.DefaultBuildContext.class;
    }

    /** Whether an IDE runs the build. */
    boolean isIde() {
        return ide;
    }

    /**
     * Replaces the markers of some files.
     *
     * @param files relative to the project's folder
     */
    void show(List<String> files, List<Diagnostic> diagnostics, File basedir) {
        files.forEach(file -> context.removeMessages(resolve(basedir, file)));
        if (ide) {
            diagnostics.forEach(diagnostic -> show(diagnostic, basedir));
        }
    }

    /** Tells the IDE that the files below a folder have changed. */
    void refresh(File folder) {
        context.refresh(folder);
    }

    private void show(Diagnostic diagnostic, File basedir) {
        Location location = diagnostic.location();
        context.addMessage(
                resolve(basedir, location.file()),
                location.line(),
                location.column(),
                diagnostic.message(),
                diagnostic.isError() ? BuildContext.SEVERITY_ERROR : BuildContext.SEVERITY_WARNING,
                null);
    }

    private static File resolve(File basedir, String file) {
        return basedir.toPath().resolve(file).toFile();
    }
}

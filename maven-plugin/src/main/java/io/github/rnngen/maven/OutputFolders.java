package io.github.rnngen.maven;

import io.github.rnngen.maven.incremental.OutputFolder;
import java.io.File;
import java.nio.file.Path;
import java.util.Map;

/** Output folders as the executions of a build have left them, from one execution to the next. */
final class OutputFolders {
    private final Map<Object, Object> context;

    /**
     * Those of a project.
     *
     * @param context what Maven keeps for a plugin and a project until the build ends
     */
    OutputFolders(Map<Object, Object> context) {
        this.context = context;
    }

    OutputFolder find(File folder) {
        Path path = folder.toPath().toAbsolutePath().normalize();
        return context.get(path.toString()) instanceof OutputFolder known ? known : OutputFolder.untouched(path);
    }

    void keep(OutputFolder folder) {
        context.put(folder.path().toString(), folder);
    }
}

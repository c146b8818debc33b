package io.github.rnngen.cli;

import io.github.rnngen.cli.console.CommandFailure;
import io.github.rnngen.cli.console.Console;
import io.github.rnngen.cli.run.LoadedNetwork;
import io.github.rnngen.cli.run.MemoryCompiler;
import io.github.rnngen.cli.run.NoCompilerException;
import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.emit.Backend;
import io.github.rnngen.generator.emit.GeneratedFile;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.VectorSupport;
import java.util.List;

/** From a checked model to a network that runs in this process. */
final class GeneratedNetwork {
    private GeneratedNetwork() {}

    /**
     * Generates, compiles and loads.
     *
     * @throws CommandFailure if this JVM has no Java compiler, or lacks the module that the back end needs
     */
    static Network<?> of(OneModel.Chosen chosen, Options options, Console console) {
        return of(chosen, options, console, 1).get(0);
    }

    /** Generates and compiles, and makes workspaces of the same class; otherwise as the above. */
    static List<Network<?>> of(OneModel.Chosen chosen, Options options, Console console, int count) {
        if (options.backend() == Backend.VECTOR && !MemoryCompiler.knowsVectors()) {
            throw CommandFailure.usage("the back end vector needs Java to be started with --add-modules "
                    + VectorSupport.MODULE + ", as ./rnngen does");
        }
        List<GeneratedFile> files = Compiler.emit(chosen.model(), chosen.fileName(), options);
        files.forEach(file -> console.detail(
                "compiling " + file.path() + ", " + file.content().length() + " characters"));
        try {
            return LoadedNetwork.of(files, count);
        } catch (NoCompilerException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }
}

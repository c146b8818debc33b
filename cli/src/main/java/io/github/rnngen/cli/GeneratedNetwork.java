package io.github.rnngen.cli;

import io.github.rnngen.cli.run.LoadedNetwork;
import io.github.rnngen.cli.run.NoCompilerException;
import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.emit.GeneratedFile;
import io.github.rnngen.runtime.Network;
import java.util.List;

/** From a checked model to a network that runs in this process. */
final class GeneratedNetwork {
    private GeneratedNetwork() {}

    /**
     * Generates, compiles and loads.
     *
     * @throws CommandFailure if this JVM has no Java compiler
     */
    static Network<?> of(OneModel.Chosen chosen, Options options, Console console) {
        List<GeneratedFile> files = Compiler.emit(chosen.model(), chosen.fileName(), options);
        files.forEach(file -> console.detail(
                "compiling " + file.path() + ", " + file.content().length() + " characters"));
        try {
            return LoadedNetwork.of(files);
        } catch (NoCompilerException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }
}

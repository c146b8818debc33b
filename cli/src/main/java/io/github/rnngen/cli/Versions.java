package io.github.rnngen.cli;

import io.github.rnngen.generator.Compiler;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. The grammar of the language is released with the compiler, under the same number. */
final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "rnngen " + Compiler.version(),
            "grammar " + Compiler.version(),
            "JVM " + System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version")
        };
    }
}

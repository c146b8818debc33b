package io.github.rnngen.benchmarks;

import io.github.rnngen.generator.Compilation;
import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.emit.Backend;
import io.github.rnngen.generator.source.Imports;
import io.github.rnngen.generator.source.SourceBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long the compiler takes for a model in a process that has compiled many. */
public final class Generation {
    private static final long WARM_UP_NANOSECONDS = 5_000_000_000L;
    private static final int ROUNDS = 31;

    private Generation() {}

    /**
     * Prints the median of 31 compilations in milliseconds, after five seconds of others.
     *
     * @param args a model file, and a back end
     */
    public static void main(String[] args) throws IOException {
        SourceBytes model = new SourceBytes("model.rnn", Files.readAllBytes(Path.of(args[0])));
        Options options = Options.DEFAULT.withBackend(Backend.valueOf(args[1].toUpperCase(Locale.ROOT)));
        long start = System.nanoTime();
        while (System.nanoTime() - start < WARM_UP_NANOSECONDS) {
            compile(model, options);
        }
        List<Double> milliseconds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            long before = System.nanoTime();
            compile(model, options);
            milliseconds.add((System.nanoTime() - before) / 1e6);
        }
        System.out.println(Timing.of(milliseconds).median());
    }

    private static void compile(SourceBytes model, Options options) {
        Compilation compilation = Compiler.compile(model, Imports.NONE, options);
        if (compilation.files().isEmpty()) {
            throw new IllegalArgumentException("faulty: " + compilation.diagnostics());
        }
    }
}

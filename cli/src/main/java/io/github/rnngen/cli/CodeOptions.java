package io.github.rnngen.cli;

import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.schedule.Unroll;
import picocli.CommandLine.Option;

/** Options about the code that is generated. */
final class CodeOptions {
    @Option(
            names = "--unroll",
            paramLabel = "HOW",
            description = {
                "How much is written out as straight-line code: full, time steps included; steps, each time step;"
                        + " none; or auto, the default: what suits the size."
            })
    private Unroll unroll = Unroll.AUTO;

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            description = "What the code is made for. There is one so far: plain, for any Java from 17 on.")
    private Backend backend = Backend.PLAIN;

    /** What generated code is made for. */
    enum Backend {
        PLAIN
    }

    Options options(boolean standalone) {
        return switch (backend) {
            case PLAIN -> new Options(unroll, standalone);
        };
    }
}

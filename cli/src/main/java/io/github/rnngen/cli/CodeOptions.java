package io.github.rnngen.cli;

import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.graph.MathForms;
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

    @Option(
            names = "--math",
            paramLabel = "FORMS",
            description = {
                "How exp, log, tanh, sigmoid and softplus are computed: fast, the default: within 3 units in the last place"
                        + " in float and 4 in double, the same bits everywhere; or strict: by java.lang.Math."
            })
    private MathForms math = MathForms.FAST;

    /** What generated code is made for. */
    enum Backend {
        PLAIN
    }

    Options options(boolean standalone) {
        return switch (backend) {
            case PLAIN -> new Options(unroll, standalone, math);
        };
    }
}

package io.github.rnngen.cli;

import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.emit.Backend;
import io.github.rnngen.generator.graph.MathForms;
import io.github.rnngen.generator.schedule.ir.Unroll;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Options about the code that is generated. */
final class CodeOptions {
    @Option(
            names = "--unroll",
            paramLabel = "HOW",
            description = {
                "The form of the code. auto, the default: the one that is predicted to be the fastest; full: straight-line"
                        + " code, time steps included; steps: straight-line code for a time step; products: whole"
                        + " matrices are multiplied at once; none: loops over time steps and elements."
            })
    private Unroll unroll = Unroll.AUTO;

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            description = "What large networks are made for: plain, the default, for any Java from 17 on; or vector,"
                    + " which uses the Vector API where it is there when the code runs. To compile and to run it, Java"
                    + " needs the option --add-modules jdk.incubator.vector, which ./rnngen adds.")
    private Backend backend = Backend.PLAIN;

    @Option(
            names = "--math",
            paramLabel = "FORMS",
            description = {
                "How exp, log, tanh, sigmoid and softplus are computed. fast, the default: within 3 units in the last place"
                        + " in float and 4 in double, the same bits everywhere; strict: by java.lang.Math."
            })
    private MathForms math = MathForms.FAST;

    /** The same options as arguments of the command. */
    List<String> arguments() {
        return List.of("--unroll", lowerCase(unroll), "--backend", lowerCase(backend), "--math", lowerCase(math));
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    Options options(boolean standalone) {
        return new Options(unroll, standalone, backend, math);
    }
}

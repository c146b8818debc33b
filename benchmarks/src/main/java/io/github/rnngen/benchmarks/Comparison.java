package io.github.rnngen.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures a training step of the reference network in generated code and in NumPy by turns, so that a machine's quiet
 * and busy times fall on both alike, and prints how many times faster the generated code is.
 */
public final class Comparison {
    private static final int ROUNDS = 5;

    private final Path script;
    private final Map<String, List<Double>> generated = new LinkedHashMap<>();
    private final List<Double> numpy = new ArrayList<>();
    private String numpyName = "";

    private Comparison(Path script) {
        this.script = script;
    }

    /**
     * Runs the comparison.
     *
     * @param args the path of the NumPy script
     */
    public static void main(String[] args) throws IOException, RunnerException, InterruptedException {
        Comparison comparison = new Comparison(Path.of(args[0]));
        for (int round = 1; round <= ROUNDS; round++) {
            System.err.printf("Round %d of %d ...%n", round, ROUNDS);
            comparison.runNumPy();
            comparison.runGenerated();
        }
        comparison.print();
    }

    private void runNumPy() throws IOException, InterruptedException {
        Optional<NumPy.Run> run = NumPy.run(script, "double");
        run.ifPresent(found -> {
            numpyName = "NumPy " + found.version() + ", double";
            numpy.addAll(found.microseconds());
        });
    }

    /** One fork for each form of the code: a JVM of its own, compiled anew. */
    private void runGenerated() throws RunnerException {
        Runner runner = new Runner(new OptionsBuilder()
                .include(ElmanStep.class.getName())
                .forks(1)
                .verbosity(VerboseMode.SILENT)
                .build());
        for (RunResult result : runner.run()) {
            String form = "unroll " + result.getParams().getParam("unroll") + ", "
                    + result.getParams().getParam("precision");
            double microseconds = result.getPrimaryResult().getScore();
            generated.computeIfAbsent(form, key -> new ArrayList<>()).add(microseconds);
        }
    }

    private void print() {
        System.out.printf(
                "One training step of the reference network (3-4-2, 5 time steps): loss, gradients, update.%n"
                        + "Microseconds; %d rounds by turns, a new JVM for each; JDK %s, %s.%n%n",
                ROUNDS, System.getProperty("java.version"), System.getProperty("os.arch"));
        System.out.printf("%-26s %9s %20s %16s%n", "", "median", "least - greatest", "NumPy / this");
        if (numpy.isEmpty()) {
            System.out.println("(python3 with NumPy was not found: nothing to compare with)");
        } else {
            print(numpyName, Timing.of(numpy));
        }
        generated.forEach((form, microseconds) -> print(form, Timing.of(microseconds)));
    }

    private void print(String name, Timing timing) {
        String ratio = numpy.isEmpty()
                ? ""
                : String.format(Locale.ROOT, "%.0f", Timing.of(numpy).median() / timing.median());
        System.out.printf(
                Locale.ROOT,
                "%-26s %9.3f %9.3f - %8.3f %16s%n",
                name,
                timing.median(),
                timing.least(),
                timing.greatest(),
                ratio);
    }
}

package io.github.rnngen.benchmarks.kernels;

import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.VectorSupport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import javax.tools.ToolProvider;

/**
 * Prints the rate of each product in both forms, the best of many short bursts, beside the rate of fused multiply-adds
 * alone in the same process. {@code ./benchmarks/run kernels [double]}. With a second argument, {@code peak}, it
 * prints that rate alone.
 */
public final class KernelRates {
    private static final double OPERATIONS_PER_BURST = 4e6;
    private static final long WARM_UP_NANOSECONDS = 500_000_000;
    private static final int BURSTS = 300;

    private KernelRates() {}

    /** The precision is float, or that which the first argument names. */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        Precision precision =
                arguments.length == 0 ? Precision.FLOAT : Precision.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        Map<String, String> sources = new TreeMap<>();
        sources.put("Peak", KernelSource.peak("Peak", precision));
        boolean peakAlone = arguments.length > 1 && arguments[1].equals("peak");
        for (int i = 0; i < Shape.ALL.size() && !peakAlone; i++) {
            sources.put("Plain" + i, KernelSource.product("Plain" + i, Shape.ALL.get(i), precision, false));
            sources.put("Vector" + i, KernelSource.product("Vector" + i, Shape.ALL.get(i), precision, true));
        }
        Path folder = Files.createTempDirectory("kernels");
        compile(sources, folder);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            IntConsumer sums = load(loader, "Peak");
            int lanes = ((IntSupplier) sums).getAsInt();
            double peak = rate(sums, KernelSource.peakOperations(lanes));
            if (peakAlone) {
                System.out.println(peak);
                return;
            }
            System.out.printf(
                    Locale.ROOT,
                    "Java %d, %s, vectors of %d, one thread; fused multiply-adds alone: %.0f GFLOP/s%n%n",
                    Runtime.version().feature(),
                    precision.name().toLowerCase(Locale.ROOT),
                    lanes,
                    peak);
            System.out.println("                            vector  of peak   plain  of vector");
            for (int i = 0; i < Shape.ALL.size(); i++) {
                double operations = Shape.ALL.get(i).operations();
                double vector = rate(load(loader, "Vector" + i), operations);
                double plain = rate(load(loader, "Plain" + i), operations);
                System.out.printf(
                        Locale.ROOT,
                        "%s  %7.1f     %.2f  %7.1f       %.2f%n",
                        Shape.ALL.get(i),
                        vector,
                        vector / peak,
                        plain,
                        plain / vector);
            }
        }
    }

    private static void compile(Map<String, String> sources, Path folder) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-d", folder.toString()));
        arguments.addAll(List.of("--add-modules", VectorSupport.MODULE));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey() + ".java");
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int status = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK")
                .run(null, said, said, arguments.toArray(String[]::new));
        if (status != 0) {
            throw new IllegalStateException(said.toString(StandardCharsets.UTF_8));
        }
    }

    private static IntConsumer load(ClassLoader loader, String name) throws ReflectiveOperationException {
        return loader.loadClass(name)
                .asSubclass(IntConsumer.class)
                .getConstructor()
                .newInstance();
    }

    /** Operations per nanosecond. */
    private static double rate(IntConsumer rounds, double operations) {
        int count = (int) Math.max(1, OPERATIONS_PER_BURST / operations);
        long start = System.nanoTime();
        while (System.nanoTime() - start < WARM_UP_NANOSECONDS) {
            rounds.accept(count);
        }
        long best = Long.MAX_VALUE;
        for (int i = 0; i < BURSTS; i++) {
            long begin = System.nanoTime();
            rounds.accept(count);
            best = Math.min(best, System.nanoTime() - begin);
        }
        return operations * count / best;
    }
}

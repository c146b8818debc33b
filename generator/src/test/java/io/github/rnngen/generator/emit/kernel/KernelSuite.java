package io.github.rnngen.generator.emit.kernel;

import io.github.rnngen.runtime.Precision;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All cases of products, as classes of some cases each. */
final class KernelSuite {
    private static final int CASES_PER_CLASS = 20;

    private KernelSuite() {}

    /** The sources of all classes by name. */
    static Map<String, String> sources(boolean vector) {
        Map<String, String> sources = new TreeMap<>();
        for (Precision precision : Precision.values()) {
            KernelEmitter emitter = vector ? new VectorKernels(precision) : new PlainKernels(precision, true, 0);
            List<List<ProductCase>> classes = classes(vector);
            for (int i = 0; i < classes.size(); i++) {
                String name = name(vector, precision, i);
                sources.put(name, KernelClass.source(name, emitter, precision, classes.get(i)));
            }
        }
        return sources;
    }

    /** Compiles classes for Java 17 into a folder; all that the compiler says. */
    static String compile(Map<String, String> sources, Path folder) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("-Xlint:all,-options", "-source", "17", "-target", "17", "-d", folder.toString()));
        arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
        if (sources.keySet().stream().anyMatch(name -> name.startsWith("Vector"))) {
            arguments.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        }
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey() + ".java");
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        return Javac.run(arguments);
    }

    /** Runs all cases on classes in a folder; how many numbers were compared. */
    static long run(boolean vector, Path folder) throws IOException, ReflectiveOperationException {
        long compared = 0;
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, KernelSuite.class.getClassLoader())) {
            List<List<ProductCase>> classes = classes(vector);
            for (Precision precision : Precision.values()) {
                for (int i = 0; i < classes.size(); i++) {
                    Class<?> type = loader.loadClass(name(vector, precision, i));
                    Products products = (Products) type.getConstructor().newInstance();
                    for (int number = 0; number < classes.get(i).size(); number++) {
                        ProductCase product = classes.get(i).get(number);
                        compared += ProductTrial.run(product, products, number, precision, vector);
                    }
                }
            }
        }
        return compared;
    }

    private static String name(boolean vector, Precision precision, int number) {
        return (vector ? "Vector" : "Plain") + (precision == Precision.FLOAT ? "Float" : "Double") + number;
    }

    private static List<List<ProductCase>> classes(boolean vector) {
        List<ProductCase> inGroups = vector ? ProductCase.inGroups() : List.of();
        List<ProductCase> padded = vector ? ProductCase.padded() : List.of();
        List<ProductCase> cases = Stream.of(
                        ProductCase.atRunTime(), ProductCase.fixed(), ProductCase.inPieces(), inGroups, padded)
                .flatMap(List::stream)
                .toList();
        List<List<ProductCase>> classes = new ArrayList<>();
        for (int from = 0; from < cases.size(); from += CASES_PER_CLASS) {
            classes.add(cases.subList(from, Math.min(from + CASES_PER_CLASS, cases.size())));
        }
        return classes;
    }

    /** Runs all cases in vector form on classes in the folder that is named; prints how many numbers were compared. */
    public static void main(String[] arguments) throws Exception {
        System.out.println(run(true, Path.of(arguments[0])));
    }
}

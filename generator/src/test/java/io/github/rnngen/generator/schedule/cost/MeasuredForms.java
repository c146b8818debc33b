package io.github.rnngen.generator.schedule.cost;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.emit.Backend;
import io.github.rnngen.generator.emitted.Models;
import io.github.rnngen.generator.schedule.Program;
import io.github.rnngen.generator.schedule.ir.Unroll;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Networks whose steps were measured by {@code benchmarks/forms}, each form in a process of its own. */
final class MeasuredForms {
    /** A network as it is trained or streamed, and what code for. */
    record Net(String cell, int hidden, int batch, int steps, String precision, Backend backend, boolean streamed) {
        Program program(Unroll unroll) {
            String model = resource("measured.rnn")
                    .replace("CELL", cell)
                    .replace("HIDDEN", "" + hidden)
                    .replace("BATCH", "" + batch)
                    .replace("STEPS", "" + steps)
                    .replace("PRECISION", precision);
            Options options = Options.DEFAULT.withBackend(backend).withUnroll(unroll);
            return streamed
                    ? Compiler.scheduleStream(Models.of(model), options).orElseThrow()
                    : Compiler.schedule(Models.of(model), options);
        }
    }

    /** How long a step took. */
    record Time(Net net, Unroll form, double microseconds) {}

    private MeasuredForms() {}

    static List<Time> times() {
        return resource("measured.tsv")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> time(List.of(line.split("\t", -1))))
                .toList();
    }

    private static Time time(List<String> line) {
        Net net = new Net(
                line.get(0),
                Integer.parseInt(line.get(1)),
                Integer.parseInt(line.get(2)),
                Integer.parseInt(line.get(3)),
                line.get(4),
                Backend.valueOf(upperCase(line.get(5))),
                line.get(7).equals("streamed"));
        return new Time(net, Unroll.valueOf(upperCase(line.get(6))), Double.parseDouble(line.get(8)));
    }

    private static String upperCase(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    private static String resource(String name) {
        try (InputStream file = Objects.requireNonNull(MeasuredForms.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

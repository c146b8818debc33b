package io.github.rnngen.generator.schedule.cost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.emit.Backend;
import io.github.rnngen.generator.emitted.Models;
import io.github.rnngen.generator.schedule.Program;
import io.github.rnngen.generator.schedule.ir.Unroll;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Predictions beside times that were measured once, each form of a network in a process of its own. */
class CostModelTest {
    private record Net(String cell, int hidden, int batch, int steps, Backend backend, boolean streamed) {
        CheckedModel model() {
            return Models.of("""
                    model Measured {
                        precision float
                        steps %d
                        batch %d
                        input x[%d]
                        target d[2]
                        h = %s(x, hidden = %d)
                        y = linear(h, outputs = 2)
                        output y
                        loss mean squared_error(y, d)
                    }
                    """.formatted(steps, batch, hidden, cell, hidden));
        }

        Program program(Unroll unroll) {
            Options options = Options.DEFAULT.withBackend(backend).withUnroll(unroll);
            return streamed
                    ? Compiler.scheduleStream(model(), options).orElseThrow()
                    : Compiler.schedule(model(), options);
        }
    }

    private static Map<Net, Map<Unroll, Double>> measuredMicroseconds() throws IOException {
        Map<Net, Map<Unroll, Double>> measured = new LinkedHashMap<>();
        try (InputStream table =
                Objects.requireNonNull(CostModelTest.class.getResourceAsStream("measured-forms.tsv"))) {
            new String(table.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split("\t", -1)))
                    .forEach(line -> measured.computeIfAbsent(net(line), net -> new LinkedHashMap<>())
                            .put(Unroll.valueOf(upperCase(line.get(5))), Double.valueOf(line.get(7))));
        }
        return measured;
    }

    private static Net net(List<String> line) {
        return new Net(
                line.get(0),
                Integer.parseInt(line.get(1)),
                Integer.parseInt(line.get(2)),
                Integer.parseInt(line.get(3)),
                Backend.valueOf(upperCase(line.get(4))),
                line.get(6).equals("streamed"));
    }

    private static String upperCase(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    @Test
    void predictionsAreNearWhatWasMeasured() throws IOException {
        List<Double> ratios = new ArrayList<>();
        measuredMicroseconds()
                .forEach((net, forms) -> forms.forEach((form, microseconds) -> {
                    double ratio = net.program(form).predicted().nanoseconds() / 1e3 / microseconds;
                    assertThat(ratio).as("%s as %s", net, form).isBetween(0.55, 1.6);
                    ratios.add(ratio);
                }));

        ratios.sort(null);
        assertThat(ratios).hasSize(150);
        assertThat(ratios.get(ratios.size() / 10)).isGreaterThan(0.7);
        assertThat(ratios.get(ratios.size() / 2)).isBetween(0.9, 1.1);
        assertThat(ratios.get(ratios.size() * 9 / 10)).isLessThan(1.3);
    }

    @Test
    void theFastestFormIsChosen() throws IOException {
        List<Net> slower = new ArrayList<>();
        measuredMicroseconds().forEach((net, forms) -> {
            double least = forms.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .min()
                    .orElseThrow();
            Unroll form = net.program(Unroll.AUTO).unrolled();
            // A single step is the same in both.
            Unroll known = net.streamed() && form == Unroll.FULL ? Unroll.STEPS : form;
            double chosen = Objects.requireNonNull(forms.get(known), net::toString);
            assertThat(chosen / least).as("%s", net).isLessThan(1.2);
            if (chosen > 1.06 * least) {
                slower.add(net);
            }
        });

        assertThat(slower).hasSizeLessThan(3);
    }
}

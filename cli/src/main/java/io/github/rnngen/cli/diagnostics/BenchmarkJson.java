package io.github.rnngen.cli.diagnostics;

import io.github.rnngen.cli.run.Benchmark;
import java.util.Locale;

/** The figures of {@code rnngen bench} as JSON. */
public final class BenchmarkJson {
    private BenchmarkJson() {}

    /** One object, with times in microseconds. */
    public static String of(Benchmark benchmark) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringProperty("model", benchmark.model());
            json.writeStringProperty("step", benchmark.kind().name().toLowerCase(Locale.ROOT));
            json.writeNumberProperty("microsecondsPerStep", benchmark.microseconds());
            json.writeNumberProperty("fastest", benchmark.fastest());
            json.writeNumberProperty("slowest", benchmark.slowest());
            json.writeNumberProperty("gigaflops", benchmark.gigaflops());
            json.writeNumberProperty("bytesPerStep", benchmark.bytesPerStep());
            json.writeStringProperty("backend", benchmark.backend());
            json.writeStringProperty("schedule", benchmark.schedule());
            json.writeNumberProperty("threads", benchmark.threads());
            if (benchmark.streams() > 0) {
                json.writeNumberProperty("streams", benchmark.streams());
            }
            if (benchmark.predicted().isPresent()) {
                json.writeNumberProperty(
                        "predictedMicrosecondsPerStep", benchmark.predicted().getAsDouble());
            }
            json.writeEndObject();
        });
    }
}

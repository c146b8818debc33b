package io.github.rnngen.generator.schedule.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.emit.Backend;
import io.github.rnngen.generator.schedule.cost.MeasuredForms.Net;
import io.github.rnngen.generator.schedule.cost.MeasuredForms.Time;
import io.github.rnngen.generator.schedule.cost.PricesFit.Sample;
import io.github.rnngen.generator.schedule.ir.Unroll;
import io.github.rnngen.runtime.Precision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Predictions beside times that were measured. */
class CostModelTest {
    private static final int MEASURED = 222;

    /** Microseconds of a streamed step that is over before the processor has begun all of its work. */
    private static final double SHORT = 0.1;

    private static double predictedMicroseconds(Time time) {
        return time.net().program(time.form()).predicted().nanoseconds() / 1e3;
    }

    @ParameterizedTest
    @EnumSource(Backend.class)
    void predictionsAreNearWhatWasMeasured(Backend backend) {
        List<Double> ratios = new ArrayList<>();
        for (Time time : MeasuredForms.times()) {
            if (time.net().backend() == backend) {
                double ratio = predictedMicroseconds(time) / time.microseconds();
                assertThat(ratio).as("%s", time).isBetween(0.65, time.microseconds() < SHORT ? 2 : 1.6);
                ratios.add(ratio);
            }
        }

        ratios.sort(null);
        assertThat(ratios).hasSize(MEASURED / 2);
        assertThat(ratios.get(ratios.size() / 10)).isGreaterThan(0.75);
        assertThat(ratios.get(ratios.size() / 2)).isBetween(0.9, 1.1);
        assertThat(ratios.get(ratios.size() * 9 / 10)).isLessThan(1.3);
    }

    /**
     * Prices also have to choose forms well, so others may fit a little better. If this fails because kernels or loops have
     * changed, measure with {@code benchmarks/forms}, and begin with the prices that are printed here.
     */
    @ParameterizedTest
    @EnumSource(Backend.class)
    void noPricesNearbyFitMuchBetter(Backend backend) {
        List<Sample> samples = MeasuredForms.times().stream()
                .filter(time -> time.net().backend() == backend
                        && time.net().precision().equals("float"))
                .map(time ->
                        new Sample(time.net().program(time.form()).predicted().counts(), time.microseconds() * 1e3))
                .toList();
        Prices prices = Prices.of(Precision.FLOAT, backend == Backend.VECTOR);

        Prices better = PricesFit.fit(samples, prices);

        assertThat(PricesFit.error(samples, prices))
                .as("of the prices for %s; better: %s", backend, better)
                .isLessThan(1.25 * PricesFit.error(samples, better));
    }

    @Test
    void theFastestFormIsChosen() {
        Map<Net, Map<Unroll, Double>> measured = new LinkedHashMap<>();
        MeasuredForms.times()
                .forEach(time -> measured.computeIfAbsent(time.net(), net -> new LinkedHashMap<>())
                        .put(time.form(), time.microseconds()));
        measured.values().removeIf(forms -> forms.size() == 1);
        List<Net> slower = new ArrayList<>();
        measured.forEach((net, forms) -> {
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

        assertThat(measured).hasSize(60);
        assertThat(slower).hasSizeLessThan(4);
    }
}

package io.github.rnngen.generator.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.emitted.Models;
import io.github.rnngen.generator.schedule.ir.Unroll;
import org.junit.jupiter.api.Test;

/** A state that goes far back is moved on at each step: no arithmetic, but a line of code for each number if written out. */
class CopiesTest {
    private static CheckedModel model(int lag) {
        return Models.of("""
                model Lagged {
                    steps up to 2
                    input x[300]
                    target d[300]
                    param w[300] ~ normal(0, 0.1)
                    state h[300] = 0
                    h = w * h[t-%d] + x
                    output h
                    loss mean half_squared_error(h, d)
                }
                """.formatted(lag));
    }

    @Test
    void areNotWrittenOutByTheThousand() {
        assertThat(stream(2).unrolled()).isNotEqualTo(Unroll.PRODUCTS);
        assertThat(stream(100).unrolled()).isEqualTo(Unroll.PRODUCTS);
    }

    private static Program stream(int lag) {
        return Compiler.scheduleStream(model(lag), Options.DEFAULT).orElseThrow();
    }
}

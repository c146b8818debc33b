package io.github.rnngen.generator.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.format.Layout;
import org.junit.jupiter.api.Test;

/** The layout of random programs, as they are written and after their layout has been destroyed. */
class FormattedProgramsTest {
    private static final int VARIANTS = 3;

    private static void isFormattedWell(String text, String as) {
        String formatted = Layout.format(text);
        assertThat(Layout.format(formatted)).as(as).isEqualTo(formatted);
        assertThat(Layout.tokens(formatted)).as(as).isEqualTo(Layout.tokens(text));
        assertThat(Layout.meaning(formatted)).as(as).isEqualTo(Layout.meaning(text));
        assertThat(Layout.comments(formatted)).as(as).isEqualTo(Layout.comments(text));
        assertThat(formatted).as(as).doesNotContain("\r", "\n\n\n", " \n").endsWith("\n");
    }

    @Test
    void layoutIsStableAndChangesNothingElse() {
        for (long seed = 0; seed < ProgramsTest.COUNT; seed++) {
            String text = Sample.of(seed).text();
            isFormattedWell(text, "seed " + seed);
            for (int variant = 0; variant < VARIANTS; variant++) {
                String destroyed = Layout.destroyed(text, VARIANTS * seed + variant);
                isFormattedWell(destroyed, "seed " + seed + ", variant " + variant);
            }
        }
    }
}

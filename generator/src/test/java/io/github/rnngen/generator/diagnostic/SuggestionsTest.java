package io.github.rnngen.generator.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    private static final List<String> NAMES = List.of("W_hh", "W_xh", "hidden", "h", "squared_error");

    @Test
    void slipsOfTheKeyboardAreFound() {
        assertThat(Suggestions.nearest("W_h", NAMES)).contains("W_hh");
        assertThat(Suggestions.nearest("hiden", NAMES)).contains("hidden");
        assertThat(Suggestions.nearest("hiddne", NAMES)).contains("hidden");
        assertThat(Suggestions.nearest("squarederror", NAMES)).contains("squared_error");
        assertThat(Suggestions.nearest("H", NAMES)).contains("h");
        assertThat(Suggestions.didYouMean("w_xh", NAMES)).contains("did you mean `W_xh`?");
    }

    @Test
    void otherNamesAreNot() {
        assertThat(Suggestions.nearest("q", NAMES)).isEmpty();
        assertThat(Suggestions.nearest("output", NAMES)).isEmpty();
        assertThat(Suggestions.nearest("hidden", List.of("hidden"))).isEmpty();
        assertThat(Suggestions.nearest("h".repeat(1_000), NAMES)).isEmpty();
    }

    @Test
    void distancesCountSlips() {
        assertThat(Suggestions.distance("abc", "abc")).isZero();
        assertThat(Suggestions.distance("abc", "acb")).isEqualTo(1);
        assertThat(Suggestions.distance("abc", "ab")).isEqualTo(1);
        assertThat(Suggestions.distance("abc", "xbcd")).isEqualTo(2);
    }
}

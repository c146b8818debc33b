package io.github.rnngen.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.check.Builtin;
import io.github.rnngen.generator.check.Checker;
import io.github.rnngen.runtime.Distribution;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/language.md} leaves nothing out. */
class LanguagePageTest {
    private static final Pattern DEFINITION =
            Pattern.compile("(?ms)^(?:cell (\\w+)\\(.*?^\\}$|function (\\w+)\\(.*?(?=\\n\\n|\\n*\\z))");

    private static final Page PAGE = Page.all().stream()
            .filter(page -> page.path().equals("docs/language.md"))
            .findFirst()
            .orElseThrow();

    private static List<MatchResult> library() throws IOException {
        List<MatchResult> definitions = new ArrayList<>();
        for (String file : List.of("cells.rnn", "functions.rnn", "losses.rnn")) {
            try (InputStream in = Objects.requireNonNull(
                    Checker.class.getResourceAsStream("/io/github/rnngen/library/" + file), file)) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                DEFINITION.matcher(text).results().forEach(definitions::add);
            }
        }
        return definitions;
    }

    @Test
    void everyDefinitionOfTheLibraryStandsThereWordForWord() throws IOException {
        assertThat(library()).hasSize(48).allSatisfy(definition -> {
            String name = Objects.requireNonNullElse(definition.group(1), definition.group(2));
            assertThat(PAGE.blocks("rnn")).contains(definition.group() + "\n");
            assertThat(PAGE.prose()).containsPattern("(?m)^`" + name + "`");
        });
    }

    @Test
    void everyBuiltInFunctionIsExplained() {
        List<String> functions = EnumSet.complementOf(EnumSet.of(
                        Builtin.ADD,
                        Builtin.SUBTRACT,
                        Builtin.MULTIPLY,
                        Builtin.DIVIDE,
                        Builtin.POWER,
                        Builtin.NEGATE,
                        Builtin.LESS,
                        Builtin.LESS_EQUAL,
                        Builtin.GREATER,
                        Builtin.GREATER_EQUAL,
                        Builtin.EQUAL,
                        Builtin.NOT_EQUAL,
                        Builtin.MATMUL,
                        Builtin.JOIN))
                .stream()
                .map(builtin -> builtin.name().toLowerCase(Locale.ROOT))
                .toList();

        assertThat(functions)
                .hasSize(23)
                .allSatisfy(name -> assertThat(PAGE.prose()).containsPattern("(?m)^\\|.*`" + name + "\\("));
    }

    @Test
    void everyDistributionIsExplained() {
        List<String> distributions = Arrays.stream(Distribution.Kind.values())
                .filter(kind -> kind != Distribution.Kind.CONSTANT)
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList();

        assertThat(distributions)
                .hasSize(9)
                .allSatisfy(name -> assertThat(PAGE.prose()).containsPattern("(?m)^\\| `" + name + "[`(]"));
    }
}

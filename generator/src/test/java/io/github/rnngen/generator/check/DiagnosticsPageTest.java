package io.github.rnngen.generator.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code docs/diagnostics.md} explains every kind of fault, and its examples have the faults that they show. */
class DiagnosticsPageTest {
    private static final Pattern SECTION = Pattern.compile("(?ms)^### (RNN\\d+)\\n(.*?)(?=^##|\\z)");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```rnn\\n(.*?)```");
    private static final Pattern WHOLE_FILE = Pattern.compile("(?s)(model|cell|function|package|import)\\b.*");

    private record Section(String id, String text) {
        Optional<String> example() {
            return EXAMPLE.matcher(text).results().map(match -> match.group(1)).findFirst();
        }
    }

    private static List<Section> sections() {
        try {
            return SECTION.matcher(Files.readString(Path.of("../docs/diagnostics.md")))
                    .results()
                    .map((MatchResult match) -> new Section(match.group(1), match.group(2)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyKindIsExplainedAndNothingElse() {
        assertThat(sections())
                .extracting(Section::id)
                .containsExactlyElementsOf(
                        Arrays.stream(Code.values()).map(Code::id).toList());
    }

    @Test
    void explanationsSayWhatTheCompilerSays() {
        assertThat(sections()).allSatisfy(section -> {
            String explanation = code(section).explanation();
            String start = explanation.substring(0, explanation.length() - 1);
            assertThat(section.text().strip().replace('\n', ' '))
                    .as(section.id())
                    .startsWith(start);
        });
    }

    @TestFactory
    Stream<DynamicTest> examplesHaveTheFault() {
        List<Section> examples = sections().stream()
                .filter(section -> section.example().isPresent())
                .toList();
        assertThat(examples).hasSize(40);
        return examples.stream()
                .map(section -> dynamicTest(
                        section.id(),
                        () -> assertThat(codes(section)).as(section.text()).containsExactly(code(section))));
    }

    private static Code code(Section section) {
        return Arrays.stream(Code.values())
                .filter(code -> code.id().equals(section.id()))
                .findFirst()
                .orElseThrow();
    }

    /** The kinds of faults in the example, without warnings where the example is about an error. */
    private static List<Code> codes(Section section) {
        String example = section.example().orElseThrow();
        String text = WHOLE_FILE.matcher(example).matches() ? example : inModel(example);
        return Sources.check(text).diagnostics().stream()
                .filter(fault -> fault.isError() || section.id().equals(Code.UNUSED.id()))
                .map(Diagnostic::code)
                .distinct()
                .toList();
    }

    private static String inModel(String lines) {
        return """
                model Example {
                    steps 3
                    input x[3]
                    target d[3]
                    param W[4, 3] ~ normal(0, 0.1)
                    param b[3] = 0
                %s
                    shown = b * x + sum(W)
                    output shown
                    loss sum squared_error(shown, d)
                }
                """.formatted(lines);
    }
}

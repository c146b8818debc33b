package io.github.rnngen.generator.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.diagnostic.DiagnosticPrinter;
import io.github.rnngen.generator.source.Imports;
import io.github.rnngen.generator.source.SourceBytes;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Checks texts. */
final class Sources {
    private Sources() {}

    static CheckedFile check(String text) {
        return Checker.check(new SourceBytes("main.rnn", text.getBytes(StandardCharsets.UTF_8)), Imports.NONE);
    }

    /** The only model of a text without faults or warnings. */
    static CheckedModel model(String text) {
        CheckedFile file = check(text);
        assertThat(messages(file)).isEmpty();
        assertThat(file.models()).hasSize(1);
        return file.models().get(0);
    }

    /** All messages, as users see them. */
    static String messages(CheckedFile file) {
        DiagnosticPrinter printer = new DiagnosticPrinter(false);
        return file.diagnostics().stream().map(printer::print).collect(Collectors.joining());
    }
}

package io.github.rnngen.generator.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.diagnostic.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceReaderTest {
    private final List<Diagnostic> faults = new ArrayList<>();

    private Optional<SourceText> read(byte... bytes) {
        return SourceReader.read(new SourceBytes("a.rnn", bytes), faults::add);
    }

    private Optional<SourceText> read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void textIsReadLineByLine() {
        SourceText source = read("one\r\n\ttwo é 𝒉\n").orElseThrow();
        assertThat(source.lines()).containsExactly("one", "\ttwo é 𝒉");
        assertThat(source.line(2)).isEqualTo("\ttwo é 𝒉");
        assertThat(source.line(3)).isEmpty();
        assertThat(faults).isEmpty();
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() {
        assertThat(read("\uFEFFmodel").orElseThrow().text()).isEqualTo("model");
    }

    @Test
    void anEmptyFileIsText() {
        assertThat(read("").orElseThrow().lines()).isEmpty();
    }

    @Test
    void bytesThatAreNotUtf8AreShownWhereTheyAre() {
        assertThat(read((byte) 'a', (byte) '\n', (byte) 0xC3, (byte) 0xA9, (byte) 0xC3, (byte) '('))
                .isEmpty();
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(Code.NOT_UTF8);
            assertThat(fault.location()).hasToString("a.rnn:2:2");
            assertThat(fault.message()).contains("byte 4").contains("C3");
        });
    }

    @Test
    void aCharacterThatIsCutOffIsNotUtf8() {
        assertThat(read((byte) 'a', (byte) 0xE2, (byte) 0x82)).isEmpty();
        assertThat(faults).extracting(Diagnostic::code).containsExactly(Code.NOT_UTF8);
    }

    @Test
    void utf16IsNotUtf8() {
        assertThat(read("model".getBytes(StandardCharsets.UTF_16))).isEmpty();
        assertThat(faults).extracting(Diagnostic::code).containsExactly(Code.NOT_UTF8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\u001b", "\r", "\f", "\u0085", "\u202E", "\u2066", "\u2028"})
    void controlCharactersAreRejected(String character) {
        assertThat(read("model A {\n  // 𝒉" + character + "x\n}")).isEmpty();
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(Code.CONTROL_CHARACTER);
            assertThat(fault.location()).hasToString("a.rnn:2:7");
            assertThat(fault.message()).endsWith(String.format("U+%04X", (int) character.charAt(0)));
        });
    }

    @Test
    void filesAreBoundedInSize() {
        assertThat(read(" ".repeat(SourceBytes.LIMIT))).isPresent();
        assertThat(read(" ".repeat(SourceBytes.LIMIT + 1))).isEmpty();
        assertThat(faults).extracting(Diagnostic::code).containsExactly(Code.FILE_TOO_LARGE);
    }
}

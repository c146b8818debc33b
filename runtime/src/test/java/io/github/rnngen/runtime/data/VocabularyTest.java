package io.github.rnngen.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnngen.runtime.io.ArrayMismatchException;
import io.github.rnngen.runtime.io.Entries;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private static final String TEXT = "ba\ud83d\ude00\nab";

    @Test
    void numbersCharactersInOrder() {
        Vocabulary vocabulary = Vocabulary.of(TEXT);
        assertThat(vocabulary.size()).isEqualTo(4);
        assertThat(vocabulary.encode(TEXT)).containsExactly(2, 1, 3, 0, 1, 2);
        assertThat(vocabulary.decode(vocabulary.encode(TEXT))).isEqualTo(TEXT);
        assertThat(vocabulary.decode(3)).isEqualTo("\ud83d\ude00");
        assertThat(vocabulary.contains('c')).isFalse();
    }

    @Test
    void saysWhichCharacterIsNotKnownAndWhere() {
        Vocabulary vocabulary = Vocabulary.of(TEXT);
        assertThatThrownBy(() -> vocabulary.encode("ab\n\ud83d\ude00x"))
                .hasMessage("line 2, column 2: the character 'x' (U+0078) is not among the 4 known");
        assertThatThrownBy(() -> vocabulary.encode("\t"))
                .hasMessage("line 1, column 1: the character U+0009 is not among the 4 known");
        assertThatThrownBy(() -> Vocabulary.of("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isSavedAndReadBack() {
        Entries entries = Vocabulary.of(TEXT).toEntries();
        assertThat(Vocabulary.of(entries).encode(TEXT)).containsExactly(2, 1, 3, 0, 1, 2);
        for (String wrong : new String[] {"", "ba", "aa"}) {
            Entries damaged = Entries.builder().text("characters", wrong).build();
            assertThatThrownBy(() -> Vocabulary.of(damaged)).isInstanceOf(ArrayMismatchException.class);
        }
    }
}

package io.github.rnngen.runtime.data;

import io.github.rnngen.runtime.io.ArrayMismatchException;
import io.github.rnngen.runtime.io.Entries;
import java.util.Arrays;
import java.util.Locale;

/**
 * The characters of a text, numbered from 0 in the order of Unicode, for networks that read and write text one character
 * at a time. A character is a code point. Immutable.
 *
 * <pre>{@code
 * Vocabulary characters = Vocabulary.of(text);             // input k : index[n], target c : index[n]
 * int[] codes = characters.encode(text);
 * Sequences<float[]> windows = ArraySequences.windows(signature, Elements.FLOAT, 1)
 *         .indices("k", codes)
 *         .indices("c", codes, 1)                          // the next character
 *         .build();
 * }</pre>
 */
public final class Vocabulary {
    private static final String CHARACTERS = "characters";

    /** Sorted. */
    private final int[] codePoints;

    private Vocabulary(int[] codePoints) {
        this.codePoints = codePoints;
    }

    /**
     * The characters that a text has.
     *
     * @throws IllegalArgumentException if it has none
     */
    public static Vocabulary of(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a text without characters has no vocabulary");
        }
        return new Vocabulary(text.codePoints().sorted().distinct().toArray());
    }

    /** How many characters there are. */
    public int size() {
        return codePoints.length;
    }

    /** Whether a character is one of these. */
    public boolean contains(int codePoint) {
        return Arrays.binarySearch(codePoints, codePoint) >= 0;
    }

    /**
     * The numbers of a text's characters.
     *
     * @throws IllegalArgumentException if one is not known; says which and where
     */
    public int[] encode(String text) {
        int[] characters = text.codePoints().toArray();
        int[] numbers = new int[characters.length];
        int line = 1;
        int column = 1;
        for (int i = 0; i < characters.length; i++) {
            int c = characters[i];
            numbers[i] = Arrays.binarySearch(codePoints, c);
            if (numbers[i] < 0) {
                throw new IllegalArgumentException("line " + line + ", column " + column + ": the character "
                        + describe(c) + " is not among the " + size() + " known");
            }
            line += c == '\n' ? 1 : 0;
            column = c == '\n' ? 1 : column + 1;
        }
        return numbers;
    }

    private static String describe(int codePoint) {
        String number = String.format(Locale.ROOT, "U+%04X", codePoint);
        return Character.isISOControl(codePoint) ? number : "'" + Character.toString(codePoint) + "' (" + number + ")";
    }

    /**
     * One character.
     *
     * @param number from 0 to {@code size() - 1}
     * @throws IndexOutOfBoundsException if it is out of range
     */
    public String decode(int number) {
        return Character.toString(codePoints[number]);
    }

    /**
     * The text of these characters.
     *
     * @throws IndexOutOfBoundsException if a number is out of range
     */
    public String decode(int[] numbers) {
        StringBuilder text = new StringBuilder();
        for (int number : numbers) {
            text.appendCodePoint(codePoints[number]);
        }
        return text.toString();
    }

    /** What is saved with the weights. */
    public Entries toEntries() {
        return Entries.builder()
                .text(CHARACTERS, new String(codePoints, 0, codePoints.length))
                .build();
    }

    /**
     * What {@link #toEntries} gave.
     *
     * @throws ArrayMismatchException if the entries are not those of a vocabulary
     */
    public static Vocabulary of(Entries entries) {
        String characters = entries.text(CHARACTERS);
        int[] codePoints = characters.codePoints().toArray();
        if (codePoints.length == 0
                || !Arrays.equals(
                        codePoints, characters.codePoints().sorted().distinct().toArray())) {
            throw new ArrayMismatchException("the characters of a vocabulary must be in order");
        }
        return new Vocabulary(codePoints);
    }
}

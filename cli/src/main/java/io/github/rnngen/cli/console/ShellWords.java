package io.github.rnngen.cli.console;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words as they are typed in a POSIX shell. */
public final class ShellWords {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellWords() {}

    /** A line that a shell takes apart into just these words. */
    public static String join(Collection<String> words) {
        return words.stream()
                .map(word -> PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}

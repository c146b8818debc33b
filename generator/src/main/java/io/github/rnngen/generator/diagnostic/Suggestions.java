package io.github.rnngen.generator.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class Suggestions {
    private static final int LONGEST = 100;

    private Suggestions() {}

    /** The nearest of some names, if it is near enough to be a slip of the keyboard. */
    public static Optional<String> nearest(String written, Collection<String> names) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        int tolerated = Math.min(3, (written.length() + 1) / 3);
        return names.stream()
                .filter(name -> !name.equals(written))
                .filter(name -> Math.abs(name.length() - written.length()) <= tolerated)
                .filter(name -> distance(written, name) <= tolerated)
                .min(Comparator.<String>comparingInt(name -> distance(written, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code did you mean `W_hh`?}, if there is such a name. */
    public static Optional<String> didYouMean(String written, Collection<String> names) {
        return nearest(written, names).map(name -> "did you mean `" + name + "`?");
    }

    /** Damerau-Levenshtein distance with neighbouring swaps; a change of case alone counts as half a slip, that is 0. */
    static int distance(String first, String second) {
        String a = first.toLowerCase(Locale.ROOT);
        String b = second.toLowerCase(Locale.ROOT);
        int[][] costs = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                costs[i][j] = cost(costs, a, b, i, j);
            }
        }
        return costs[a.length()][b.length()];
    }

    private static int cost(int[][] costs, String a, String b, int i, int j) {
        if (i == 0 || j == 0) {
            return i + j;
        }
        int replace = costs[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replace, 1 + Math.min(costs[i - 1][j], costs[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, costs[i - 2][j - 2] + 1) : best;
    }
}

package io.github.rnngen.generator.emitted;

/** Two ways to compute one number have not agreed, or what they agree on is no number. */
public final class Difference extends AssertionError {
    private static final long serialVersionUID = 1;

    private final String kind;

    Difference(String kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** What differs: {@code loss}, {@code gradient}, {@code output} … */
    public String kind() {
        return kind;
    }
}

package io.github.rnngen.generator.check;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.source.Span;

/** Bounds the work on one file, for a few lines of cells that call cells can stand for any amount of it. */
final class Budget {
    private static final int STEPS = 100_000;
    private static final int MODEL = 100;

    private final Faults faults;
    private int spent;
    private boolean exhausted;

    Budget(Faults faults) {
        this.faults = faults;
    }

    /**
     * Pays for an expression or a line.
     *
     * @return whether the budget allows it
     */
    boolean spend(Span place) {
        return spend(1, place);
    }

    /**
     * Pays for what each model costs, however small.
     *
     * @return whether the budget allows it
     */
    boolean spendModel(Span place) {
        return spend(MODEL, place);
    }

    private boolean spend(int steps, Span place) {
        spent += steps;
        if (spent > STEPS && !exhausted) {
            exhaust(
                    Code.TOO_MUCH,
                    place,
                    "the models of this file have more than 100,000 operations once cells and functions are expanded");
        }
        return !exhausted;
    }

    /** Reports a fault after which nothing more is expanded. */
    void exhaust(Code code, Span place, String message) {
        exhaust();
        faults.report(code, place, message);
    }

    /** Lets nothing more be expanded, after a fault. */
    void exhaust() {
        exhausted = true;
    }

    boolean isExhausted() {
        return exhausted;
    }
}

package io.github.rnngen.generator.check;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.source.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What all parts of one model share while it is being expanded: faults, names by kind, and the budget. */
final class ModelContext {
    /** Terms, items and calls together; a model of this size has some megabytes of code. */
    private static final int BUDGET = 100_000;

    private static final int LONGEST_NAME = 500;

    final Faults faults;
    final Map<String, Shape> states = new HashMap<>();
    final Map<String, Integer> depths = new HashMap<>();
    final Set<String> parameters = new HashSet<>();
    final Set<String> onceInputs = new HashSet<>();
    final Set<String> targets = new HashSet<>();

    /** What a cell gives out, by the name of the equation that takes it; both qualified. */
    final Map<String, String> aliases = new HashMap<>();

    /** Where each qualified name was defined, in the order of definition. */
    final Map<String, Span> places = new LinkedHashMap<>();

    /** Elements of all constants so far. */
    long constantElements;

    private int spent;
    private boolean exhausted;
    private boolean inLoss;

    ModelContext(Faults faults) {
        this.faults = faults;
    }

    /**
     * Pays for a term, an item or a call.
     *
     * @return whether the budget allows it
     */
    boolean spend(int amount, Span place) {
        spent += amount;
        if (spent > BUDGET && !exhausted) {
            giveUp(
                    Code.TOO_MUCH,
                    place,
                    "the model has more than 100,000 operations once all cells and functions are expanded");
        }
        return !exhausted;
    }

    /** Reports a fault after which nothing more is expanded. */
    void giveUp(Code code, Span place, String message) {
        exhausted = true;
        faults.report(code, place, message, Optional.empty());
    }

    boolean isExhausted() {
        return exhausted;
    }

    /** Notes where a name is defined, and bounds its length, for cells within cells lengthen names. */
    void place(String qualifiedName, Span place) {
        places.put(qualifiedName, place);
        if (qualifiedName.length() > LONGEST_NAME && !exhausted) {
            giveUp(Code.LONG_NAME, place, "cells within cells give a name of more than " + LONGEST_NAME + " characters");
        }
    }

    /** Whether the loss is being read, the one place where targets may be used. */
    boolean isInLoss() {
        return inLoss;
    }

    void enterLoss() {
        inLoss = true;
    }
}

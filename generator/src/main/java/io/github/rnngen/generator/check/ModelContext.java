package io.github.rnngen.generator.check;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.source.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What all parts of one model share while it is being expanded: faults, names by kind. */
final class ModelContext {
    private static final int LONGEST_NAME = 500;

    final Faults faults;
    final Budget budget;
    final Map<String, Shape> states = new HashMap<>();
    final Map<String, Integer> depths = new HashMap<>();
    final Set<String> parameters = new HashSet<>();
    final Set<String> onceInputs = new HashSet<>();
    final Set<String> targets = new HashSet<>();

    /** What a cell gives out, by the name of the equation that takes it; both qualified. */
    final Map<String, String> aliases = new HashMap<>();

    /** Elements of all constants so far. */
    long constantElements;

    /** Whether no line was lost to a fault of syntax: otherwise a name may be missing for that reason alone. */
    boolean complete = true;

    private final Map<String, Span> places = new HashMap<>();
    private boolean inLoss;
    private int masks;

    ModelContext(Faults faults, Budget budget) {
        this.faults = faults;
        this.budget = budget;
    }

    /** Notes where a name is defined, and bounds its length, for cells within cells lengthen names. */
    void place(String qualifiedName, Span place) {
        places.put(qualifiedName, place);
        if (qualifiedName.length() > LONGEST_NAME && !budget.isExhausted()) {
            budget.exhaust(
                    Code.LONG_NAME,
                    place,
                    "cells within cells give a name of more than " + LONGEST_NAME + " characters");
        }
    }

    /** Where what the model consists of was defined, by its qualified name. */
    Span place(String qualifiedName) {
        return Objects.requireNonNull(places.get(qualifiedName), qualifiedName);
    }

    /** A number that no other mask of the model has. */
    int nextMask() {
        return masks++;
    }

    /** Whether the loss is being read, the one place where targets may be used. */
    boolean isInLoss() {
        return inLoss;
    }

    void enterLoss() {
        inLoss = true;
    }
}

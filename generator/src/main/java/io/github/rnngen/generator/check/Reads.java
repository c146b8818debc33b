package io.github.rnngen.generator.check;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a term consists of at its leaves.
 *
 * @param now values of the same step: parameters, constants, inputs, targets, equations
 * @param before states at earlier steps
 * @param numbers numbers
 */
record Reads(Set<String> now, Set<String> before, Set<Double> numbers) {
    static final Reads NONE = new Reads(Set.of(), Set.of(), Set.of());

    /** The reading of one name at the same step. */
    static Reads ofName(String name) {
        return new Reads(Set.of(name), Set.of(), Set.of());
    }

    /** Walks a term by identity and without recursion: shared parts once, any depth. */
    static Reads of(Term term) {
        Reads reads = new Reads(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        Set<Term> known = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Term> open = new ArrayDeque<>();
        open.push(term);
        while (!open.isEmpty()) {
            Term next = open.pop();
            if (known.add(next)) {
                reads.visit(next, open);
            }
        }
        return reads;
    }

    private void visit(Term term, Deque<Term> open) {
        if (term instanceof Term.Number number) {
            numbers.add(number.value());
        } else if (term instanceof Term.Read read) {
            now.add(read.name());
        } else if (term instanceof Term.Past past) {
            before.add(past.state());
        } else if (term instanceof Term.Apply apply) {
            apply.arguments().forEach(open::push);
        } else if (term instanceof Term.Part part) {
            open.push(part.vector());
        } else if (term instanceof Term.Lookup lookup) {
            now.add(lookup.index());
            open.push(lookup.table());
        }
    }
}

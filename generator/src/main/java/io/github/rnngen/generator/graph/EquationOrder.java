package io.github.rnngen.generator.graph;

import io.github.rnngen.generator.check.CheckedModel.Equation;
import io.github.rnngen.generator.check.Term;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts equations in an order in which each comes after those that it reads at the same step. */
final class EquationOrder {
    private EquationOrder() {}

    static List<Equation> of(List<Equation> equations) {
        Map<String, Equation> byName = new LinkedHashMap<>();
        equations.forEach(equation -> byName.put(equation.name(), equation));
        Map<String, Integer> missing = new HashMap<>();
        Map<String, List<Equation>> readers = new HashMap<>();
        Deque<Equation> ready = new ArrayDeque<>();
        for (Equation equation : equations) {
            Set<String> reads = reads(equation.value());
            reads.retainAll(byName.keySet());
            missing.put(equation.name(), reads.size());
            reads.forEach(name ->
                    readers.computeIfAbsent(name, n -> new ArrayList<>()).add(equation));
            if (reads.isEmpty()) {
                ready.add(equation);
            }
        }
        List<Equation> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            Equation equation = ready.remove();
            order.add(equation);
            for (Equation reader : readers.getOrDefault(equation.name(), List.of())) {
                if (missing.merge(reader.name(), -1, Integer::sum) == 0) {
                    ready.add(reader);
                }
            }
        }
        if (order.size() < equations.size()) {
            throw new IllegalStateException("equations in a circle");
        }
        return order;
    }

    private static Set<String> reads(Term root) {
        Set<String> names = new LinkedHashSet<>();
        Set<Term> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Term> pending = new ArrayDeque<>(List.of(root));
        while (!pending.isEmpty()) {
            Term term = pending.remove();
            if (!seen.add(term)) {
                continue;
            }
            if (term instanceof Term.Read read) {
                names.add(read.name());
            } else if (term instanceof Term.Apply apply) {
                pending.addAll(apply.arguments());
            } else if (term instanceof Term.Part part) {
                pending.add(part.vector());
            } else if (term instanceof Term.Lookup lookup) {
                pending.add(lookup.table());
            }
        }
        return names;
    }
}

package io.github.rnngen.generator.examples;

import io.github.rnngen.generator.check.Shape;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * An operation and the operands that it is tried with.
 *
 * @param shapes one list of operands' shapes for each try
 * @param domains of the operands
 */
record Operator(String name, List<List<Shape>> shapes, List<Domain> domains, Construction construction) {
    /** Adds the operation to a case. */
    @FunctionalInterface
    interface Construction {
        int apply(CaseBuilder builder, List<Integer> operands);
    }

    /** The same with operands from another domain. */
    Operator with(Domain domain) {
        return new Operator(name, shapes, Collections.nCopies(domains.size(), domain), construction);
    }

    /** All ways to choose one of some things for each operand. */
    <T> List<List<T>> choices(List<T> things) {
        List<List<T>> choices = List.of(List.of());
        for (int position = 0; position < domains.size(); position++) {
            choices = choices.stream()
                    .flatMap(chosen -> things.stream().map(thing -> append(chosen, thing)))
                    .toList();
        }
        return choices;
    }

    private static <T> List<T> append(List<T> list, T last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }
}

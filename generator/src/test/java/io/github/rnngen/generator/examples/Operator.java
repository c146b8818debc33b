package io.github.rnngen.generator.examples;

import io.github.rnngen.generator.check.Shape;
import java.util.List;
import java.util.stream.IntStream;

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
        return new Operator(name, shapes, domains.stream().map(d -> domain).toList(), construction);
    }

    int arity() {
        return domains.size();
    }

    /** All ways to choose one of some things for each operand. */
    <T> List<List<T>> choices(List<T> things) {
        int count = (int) Math.pow(things.size(), arity());
        return IntStream.range(0, count)
                .mapToObj(code -> IntStream.range(0, arity())
                        .mapToObj(position ->
                                things.get(code / (int) Math.pow(things.size(), position) % things.size()))
                        .toList())
                .toList();
    }
}

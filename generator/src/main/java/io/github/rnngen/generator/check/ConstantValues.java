package io.github.rnngen.generator.check;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.syntax.Item;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The values of a {@code const}, row by row. */
final class ConstantValues {
    private static final int MOST_ELEMENTS = 1_000_000;

    private final ModelContext context;
    private final Sizes sizes;
    private final Scope scope;

    ConstantValues(ModelContext context, Sizes sizes, Scope scope) {
        this.context = context;
        this.sizes = sizes;
        this.scope = scope;
    }

    /** As many values as the shape has elements; empty where that is not what is written. */
    Optional<List<Double>> of(Item.Const constant, Shape shape) {
        context.constantElements += shape.elements();
        if (context.constantElements > MOST_ELEMENTS) {
            context.faults.report(
                    Code.TOO_LARGE,
                    constant.name().span(),
                    "the constants of a model have more than 1,000,000 elements");
            return Optional.empty();
        }
        if (constant.values() instanceof Item.Single single) {
            return number(single).map(value -> Collections.nCopies(shape.elements(), value));
        }
        List<Double> values = new ArrayList<>();
        return collect(constant.values(), shape.dimensions(), values) ? Optional.of(values) : Optional.empty();
    }

    private boolean collect(Item.Values values, List<Integer> dimensions, List<Double> out) {
        if (values instanceof Item.Single single) {
            if (!dimensions.isEmpty()) {
                return reject(values, "a list of " + dimensions.get(0) + " in square brackets is needed here");
            }
            Optional<Double> number = number(single);
            number.ifPresent(out::add);
            return number.isPresent();
        }
        List<Item.Values> elements = ((Item.Listed) values).elements();
        if (dimensions.isEmpty()) {
            return reject(values, "a number is needed here, for the shape has no more dimensions");
        }
        if (elements.size() != dimensions.get(0)) {
            boolean flat = dimensions.size() == 2 && elements.stream().allMatch(Item.Single.class::isInstance);
            return reject(
                    values,
                    "the shape needs " + dimensions.get(0) + (flat ? " rows" : " elements") + " here, not "
                            + elements.size() + (flat ? " numbers" : ""),
                    flat ? Optional.of("each row has brackets of its own: `[[0, 1], [-1, 0]]`") : Optional.empty());
        }
        boolean good = true;
        for (Item.Values element : elements) {
            good &= collect(element, dimensions.subList(1, dimensions.size()), out);
        }
        return good;
    }

    private Optional<Double> number(Item.Single single) {
        return sizes.number(single.value(), scope, "an element of a constant");
    }

    private boolean reject(Item.Values values, String message) {
        return reject(values, message, Optional.empty());
    }

    private boolean reject(Item.Values values, String message, Optional<String> help) {
        context.faults.report(Code.CONSTANT, values.span(), message, help);
        return false;
    }
}

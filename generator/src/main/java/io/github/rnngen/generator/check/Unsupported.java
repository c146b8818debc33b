package io.github.rnngen.generator.check;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.source.Span;
import io.github.rnngen.generator.syntax.Declaration;
import io.github.rnngen.generator.syntax.Item;
import java.util.stream.Stream;

/** Rejects what the language has and later stages cannot do yet, rather than compile it to something else. */
final class Unsupported {
    private Unsupported() {}

    static void report(CheckedModel model, Declaration.Model tree, ModelContext context) {
        for (Item item : tree.items()) {
            if (item instanceof Item.Steps steps && steps.upTo()) {
                report(context.faults, steps.span(), "sequences of different lengths (`steps up to`) are");
            } else if (item instanceof Item.Train train) {
                report(context.faults, train.span(), "the `train` block is");
            } else if (item instanceof Item.Port port && port.index()) {
                report(context.faults, port.name().span(), "`index` inputs and targets are");
            }
        }
        Stream<String> reversed =
                model.states().stream().filter(CheckedModel.State::reverse).map(CheckedModel.State::name);
        reversed.map(name -> name.substring(0, name.indexOf('.')))
                .distinct()
                .map(name -> context.places.getOrDefault(name, tree.name().span()))
                .forEach(place -> report(context.faults, place, "cells that run in `reverse` are"));
    }

    private static void report(Faults faults, Span place, String what) {
        faults.report(Code.UNSUPPORTED, place, what + " not supported yet");
    }
}

package io.github.rnngen.generator.check;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.source.Span;
import io.github.rnngen.generator.syntax.Declaration;
import io.github.rnngen.generator.syntax.Item;

/** Rejects what the language has and later stages cannot do yet, rather than compile it to something else. */
final class Unsupported {
    private Unsupported() {}

    static void report(Declaration.Model tree, ModelContext context) {
        for (Item item : tree.items()) {
            if (item instanceof Item.Train train) {
                report(context.faults, train.span(), "the `train` block is");
            }
        }
    }

    private static void report(Faults faults, Span place, String what) {
        faults.report(Code.UNSUPPORTED, place, what + " not supported yet");
    }
}

package io.github.rnngen.generator.check;

import java.util.Locale;
import java.util.stream.Collectors;

/** Terms as text, for small ones in tests: {@code add(matmul(W, x), h[t-1])}. */
final class TermPrinter {
    private TermPrinter() {}

    static String print(Term term) {
        if (term instanceof Term.Number number) {
            return Numbers.print(number.value());
        }
        if (term instanceof Term.Read read) {
            return read.name();
        }
        if (term instanceof Term.Past past) {
            return past.state() + "[t-" + past.stepsBack() + "]";
        }
        if (term instanceof Term.Part part) {
            return print(part.vector()) + "[" + part.from() + ":" + part.to() + "]";
        }
        if (term instanceof Term.Lookup lookup) {
            return print(lookup.table()) + "[" + lookup.index() + "]";
        }
        if (term instanceof Term.Mask mask) {
            return "mask" + mask.number() + "(" + Numbers.print(mask.rate()) + (mask.once() ? ", once)" : ")");
        }
        Term.Apply apply = (Term.Apply) term;
        return apply.builtin().name().toLowerCase(Locale.ROOT)
                + apply.arguments().stream().map(TermPrinter::print).collect(Collectors.joining(", ", "(", ")"));
    }
}

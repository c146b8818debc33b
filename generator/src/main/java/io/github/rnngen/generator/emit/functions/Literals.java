package io.github.rnngen.generator.emit.functions;

import com.palantir.javapoet.CodeBlock;
import io.github.rnngen.generator.graph.NumberText;
import io.github.rnngen.runtime.Precision;

/** Numbers as Java literals: the same on every JDK, whose own texts of numbers differ. */
public final class Literals {
    private Literals() {}

    /** A literal of a precision; what it rounds to there is what the text reads as. */
    public static CodeBlock of(Precision precision, double value) {
        Class<?> type = precision == Precision.FLOAT ? Float.class : Double.class;
        if (Double.isNaN(value)) {
            return CodeBlock.of("$T.NaN", type);
        } else if (Double.isInfinite(value)) {
            return CodeBlock.of("$T.$L_INFINITY", type, value > 0 ? "POSITIVE" : "NEGATIVE");
        }
        String digits = precision == Precision.FLOAT ? NumberText.of((float) value) : NumberText.of(value);
        boolean integer = digits.chars().allMatch(c -> c == '-' || Character.isDigit(c));
        return CodeBlock.of("$L$L", integer ? digits + ".0" : digits, precision == Precision.FLOAT ? "f" : "");
    }
}

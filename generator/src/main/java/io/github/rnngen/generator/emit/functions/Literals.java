package io.github.rnngen.generator.emit.functions;

import com.palantir.javapoet.CodeBlock;
import io.github.rnngen.generator.graph.NumberText;
import io.github.rnngen.runtime.Precision;

/** Numbers as Java literals: the same on every JDK, whose own texts of numbers differ. */
public final class Literals {
    private Literals() {}

    /** A literal of a precision; what it rounds to there is what the text reads as. */
    public static CodeBlock of(Precision precision, double value) {
        boolean isFloat = precision == Precision.FLOAT;
        double rounded = isFloat ? (float) value : value;
        Class<?> type = isFloat ? Float.class : Double.class;
        if (Double.isNaN(rounded)) {
            return CodeBlock.of("$T.NaN", type);
        } else if (Double.isInfinite(rounded)) {
            return CodeBlock.of("$T.$L_INFINITY", type, rounded > 0 ? "POSITIVE" : "NEGATIVE");
        }
        String digits = isFloat ? NumberText.of((float) rounded) : NumberText.of(rounded);
        boolean integer = digits.chars().allMatch(c -> c == '-' || Character.isDigit(c));
        return CodeBlock.of("$L$L", integer ? digits + ".0" : digits, isFloat ? "f" : "");
    }
}

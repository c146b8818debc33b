package io.github.rnngen.cli.csv;

import io.github.rnngen.cli.csv.ColumnBuilder.BadField;

/** Numbers as tables write them: a decimal point, perhaps an exponent; none of the forms that Java alone knows. */
final class Numeral {
    private Numeral() {}

    static double parse(String text) throws BadField {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                throw new BadField(complaint(text));
            }
        }
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new BadField(complaint(text));
        }
        if (Double.isInfinite(value)) {
            throw new BadField(text + " is too large");
        }
        return value;
    }

    private static String complaint(String text) {
        String shown = text.length() > 40 ? text.substring(0, 40) + "..." : text;
        String hint = text.matches("[-+]?[0-9]+,[0-9]+")
                ? ": write a decimal point instead of the comma"
                : "; leave the field empty where a value is missing";
        return "\"" + shown + "\" is no number" + hint;
    }
}

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

    static boolean isNumber(String text) {
        try {
            parse(text);
            return true;
        } catch (BadField e) {
            return false;
        }
    }

    private static String complaint(String text) {
        String shown = text.length() > 40 ? text.substring(0, 40) + "..." : text;
        return "\"" + shown + "\" is no number" + hint(text);
    }

    private static String hint(String text) {
        if (text.matches("[-+]?[0-9]+,[0-9]+")) {
            return ": write a decimal point instead of the comma";
        } else if (text.matches("[-+]?[0-9]{1,3}([,.' ][0-9]{3})+([.,][0-9]*)?")) {
            return ": write nothing between thousands, and a decimal point";
        }
        return "; leave the field empty where a value is missing";
    }
}

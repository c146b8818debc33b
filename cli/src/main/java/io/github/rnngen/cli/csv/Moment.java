package io.github.rnngen.cli.csv;

import io.github.rnngen.cli.csv.ColumnBuilder.BadField;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Moments as tables write them: numbers, or dates as ISO 8601 has them. */
final class Moment {
    private Moment() {}

    /** A date as a year with a fraction, a number as it is. */
    static double parse(String text) throws BadField {
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            if (!Numeral.isNumber(text)) {
                throw new BadField("\"" + text + "\" is neither a number nor a date such as 2001-12-29");
            }
            return Numeral.parse(text);
        }
        try {
            LocalDate date = LocalDate.parse(text);
            return date.getYear() + (date.getDayOfYear() - 1.0) / date.lengthOfYear();
        } catch (DateTimeParseException e) {
            throw new BadField("\"" + text + "\" is no day of the calendar");
        }
    }
}

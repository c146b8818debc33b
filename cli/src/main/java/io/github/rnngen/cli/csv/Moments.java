package io.github.rnngen.cli.csv;

import io.github.rnngen.cli.csv.ColumnBuilder.BadField;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Moments as a column has them: all numbers, or all dates as in ISO 8601. Not thread-safe. */
final class Moments implements ColumnBuilder.Form {
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private boolean dates;
    private boolean numbers;

    /** A date as days since 1970-01-01, a number as it is. */
    @Override
    public double parse(String text) throws BadField {
        boolean date = DATE.matcher(text).matches();
        if (!date && !Numeral.isNumber(text)) {
            throw new BadField("\"" + text + "\" is neither a number nor a date such as 2001-12-29");
        }
        dates |= date;
        numbers |= !date;
        if (dates && numbers) {
            throw new BadField("\"" + text + "\" is "
                    + (date ? "a date, but a number stands" : "a number, but a date stands") + " before it");
        }
        return date ? day(text) : Numeral.parse(text);
    }

    @Override
    public boolean dates() {
        return dates;
    }

    private static double day(String text) throws BadField {
        try {
            return LocalDate.parse(text).toEpochDay();
        } catch (DateTimeParseException e) {
            throw new BadField("\"" + text + "\" is no day of the calendar");
        }
    }
}

package io.github.rnngen.cli.csv;

import io.github.rnngen.cli.csv.ColumnBuilder.BadField;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Moments as a column has them: all numbers, or all dates as in ISO 8601, with a time of day or without. Times are taken as
 * they are written, or, if they all say how far they are from UTC, as in UTC. Not thread-safe.
 */
final class Moments implements ColumnBuilder.Form {
    private static final Pattern DATE = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})"
            + "(?:[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?) ?(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?");
    private static final double NANOSECONDS_PER_DAY = 86_400e9;

    /** How a moment is written; a column has one way. */
    private enum Written {
        NUMBER("a number"),
        DATE("a date"),
        WITH_OFFSET("a date with an offset from UTC");

        private final String text;

        Written(String text) {
            this.text = text;
        }
    }

    private @Nullable Written before;

    /** A date as days since 1970-01-01, of which a time of day is a part; a number as it is. */
    @Override
    public double parse(String text) throws BadField {
        Matcher date = DATE.matcher(text);
        boolean number = !date.matches();
        if (number && !Numeral.isNumber(text)) {
            throw new BadField(
                    "\"" + text + "\" is neither a number nor a date such as 2001-12-29 or 2001-12-29 13:30");
        }
        Written written = number ? Written.NUMBER : date.group(3) == null ? Written.DATE : Written.WITH_OFFSET;
        if (before != null && before != written) {
            throw new BadField("\"" + text + "\" is " + written.text + ", but " + before.text + " stands before it");
        }
        before = written;
        return number ? Numeral.parse(text) : days(date);
    }

    @Override
    public boolean dates() {
        return before == Written.DATE || before == Written.WITH_OFFSET;
    }

    private static double days(Matcher date) throws BadField {
        double offset = date.group(3) == null ? 0 : offset(date.group(3), date.group());
        return day(date.group(1), date.group())
                + (date.group(2) == null ? 0 : timeOfDay(date.group(2), date.group()))
                - offset;
    }

    private static long day(String date, String text) throws BadField {
        try {
            return LocalDate.parse(date).toEpochDay();
        } catch (DateTimeException e) {
            throw new BadField("\"" + text + "\" is no day of the calendar");
        }
    }

    private static double timeOfDay(String time, String text) throws BadField {
        try {
            return LocalTime.parse(time).toNanoOfDay() / NANOSECONDS_PER_DAY;
        } catch (DateTimeException e) {
            throw new BadField("\"" + text + "\" has no time of a day, which is 00:00 to 23:59");
        }
    }

    private static double offset(String offset, String text) throws BadField {
        try {
            return ZoneOffset.of(offset).getTotalSeconds() * 1e9 / NANOSECONDS_PER_DAY;
        } catch (DateTimeException e) {
            throw new BadField("\"" + text + "\" has no offset from UTC such as +01:00");
        }
    }
}

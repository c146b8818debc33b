package io.github.rnngen.cli.csv;

import java.util.List;

/** How a column is to be read. */
public sealed interface ColumnKind {
    /** As numbers. */
    record Number() implements ColumnKind {}

    /** As numbers, or as dates such as {@code 2001-12-29} or {@code 2001-12-29 13:30}, which become days since 1970-01-01. */
    record Time() implements ColumnKind {}

    /**
     * As categories that the file itself defines, in {@link CategoryOrder an order} that does not depend on its rows' order.
     *
     * @param most how many different ones there may be
     */
    record AnyCategory(int most) implements ColumnKind {}

    /** As labels, of which nothing counts but whether they are the same. Any number of them. */
    record Label() implements ColumnKind {}

    /** As one of these categories; any other is a fault. */
    record KnownCategory(List<String> names) implements ColumnKind {
        public KnownCategory {
            names = List.copyOf(names);
        }
    }
}

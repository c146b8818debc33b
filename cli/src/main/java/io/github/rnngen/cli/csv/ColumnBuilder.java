package io.github.rnngen.cli.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Takes a column's fields one by one and keeps no text but the names of categories. */
abstract sealed class ColumnBuilder {
    private static final int FIRST_CAPACITY = 1024;
    private static final int MOST_LISTED = 12;

    int rows;

    /** A field that is wrong: the message says why, the caller knows where. */
    static final class BadField extends Exception {
        private static final long serialVersionUID = 1;

        BadField(String message) {
            super(message);
        }
    }

    static ColumnBuilder of(ColumnKind kind) {
        if (kind instanceof ColumnKind.AnyCategory any) {
            return new CategoryBuilder(List.of(), any.most(), names -> CategoryOrder.arrange(names, any.most()));
        } else if (kind instanceof ColumnKind.Label) {
            return new CategoryBuilder(List.of(), Integer.MAX_VALUE, names -> names);
        } else if (kind instanceof ColumnKind.KnownCategory known) {
            return new CategoryBuilder(known.names(), known.names().size(), null);
        }
        return kind instanceof ColumnKind.Time ? new NumberBuilder(new Moments()) : new NumberBuilder(Numeral::parse);
    }

    /** How a number is written. */
    interface Form {
        /** The number. */
        double parse(String text) throws BadField;

        /** Whether those that were parsed are days. */
        default boolean dates() {
            return false;
        }
    }

    abstract void add(String field) throws BadField;

    abstract Column build();

    private static int grown(int capacity) {
        return Math.max(FIRST_CAPACITY, capacity + (capacity >> 1));
    }

    private static final class NumberBuilder extends ColumnBuilder {
        private final Form form;
        private double[] values = new double[FIRST_CAPACITY];

        NumberBuilder(Form form) {
            this.form = form;
        }

        @Override
        void add(String field) throws BadField {
            if (rows == values.length) {
                values = Arrays.copyOf(values, grown(rows));
            }
            values[rows] = field.isBlank() ? Double.NaN : form.parse(field.strip());
            rows++;
        }

        @Override
        Column build() {
            return new Column.Numbers(Arrays.copyOf(values, rows), form.dates());
        }
    }

    private static final class CategoryBuilder extends ColumnBuilder {
        private final Map<String, Integer> codeOf = new HashMap<>();
        private final List<String> names;
        private final int most;
        private final @Nullable UnaryOperator<List<String>> order;
        private int[] codes = new int[FIRST_CAPACITY];

        /**
         * Takes categories.
         *
         * @param order of those in the column; null if there can be no others than the known ones
         */
        CategoryBuilder(List<String> known, int most, @Nullable UnaryOperator<List<String>> order) {
            this.names = new ArrayList<>(known);
            this.most = most;
            this.order = order;
            for (String name : known) {
                codeOf.put(name, codeOf.size());
            }
        }

        @Override
        void add(String field) throws BadField {
            if (rows == codes.length) {
                codes = Arrays.copyOf(codes, grown(rows));
            }
            codes[rows] = field.isBlank() ? -1 : code(field.strip());
            rows++;
        }

        private int code(String name) throws BadField {
            Integer known = codeOf.get(name);
            if (known != null) {
                return known;
            } else if (name.indexOf('\uFFFD') >= 0) {
                throw new BadField("the text is not in UTF-8");
            } else if (order == null) {
                throw new BadField("\"" + name + "\" is a category that training did not see" + listed("it saw"));
            } else if (names.size() == most) {
                throw new BadField("\"" + name + "\" is one category more than the " + most + " that the model has"
                        + listed("before it stand"));
            }
            codeOf.put(name, names.size());
            names.add(name);
            return names.size() - 1;
        }

        private String listed(String verb) {
            return names.size() > MOST_LISTED ? "" : "; " + verb + " " + String.join(", ", names);
        }

        @Override
        Column build() {
            List<String> ordered = order == null ? names : order.apply(names);
            Map<String, Integer> place = new HashMap<>();
            ordered.forEach(name -> place.put(name, place.size()));
            int[] placeOf = names.stream().mapToInt(place::get).toArray();
            return new Column.Categories(
                    Arrays.stream(codes, 0, rows)
                            .map(code -> code < 0 ? code : placeOf[code])
                            .toArray(),
                    ordered);
        }
    }
}

package io.github.rnngen.cli.training;

import io.github.rnngen.generator.diagnostic.Suggestions;
import io.github.rnngen.runtime.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Columns that a user chose for a port.
 *
 * @param columns names in the header
 */
public record ColumnChoice(Port port, List<String> columns) {
    private static final int MOST_SHOWN = 12;
    private static final int LEAST_OF_A_RANGE = 4;
    private static final Pattern NAME = Pattern.compile("\\s*\"(?<quoted>[^\"]*)\"\\s*(?=,|$)|(?<plain>[^,]*)");

    public ColumnChoice {
        columns = List.copyOf(columns);
    }

    /** Whether there are as many columns as a whole sequence has numbers. */
    boolean isWholeSequence(int steps) {
        return steps > 1 && !port.once() && columns.size() == port.elements() * steps;
    }

    /**
     * The columns of all ports.
     *
     * @param kind what the ports are: {@code input} or {@code target}
     * @param written what the user wrote, as {@code PORT=COLUMN,COLUMN} or, where there is one port, without {@code PORT=}
     * @throws MappingException if a port or column is not there, or a port has no columns
     */
    static List<ColumnChoice> parse(String kind, List<Port> ports, List<String> written, List<String> header) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (String text : written) {
            int equals = text.indexOf('=');
            String name = equals >= 0 ? text.substring(0, equals).strip() : onlyPort(kind, ports, text);
            if (ports.stream().noneMatch(port -> port.name().equals(name))) {
                List<String> names = ports.stream().map(Port::name).toList();
                throw new MappingException("the model has no " + kind + " " + name + near(name, names, "; there are "));
            }
            if (columns.put(name, expand(text.substring(equals + 1), header)) != null) {
                throw new MappingException("--" + kind + " gives columns for " + name + " more than once");
            }
        }
        List<ColumnChoice> choices = new ArrayList<>();
        for (Port port : ports) {
            List<String> chosen = columns.get(port.name());
            if (chosen == null && header.contains(port.name())) {
                chosen = List.of(port.name());
            }
            if (chosen == null) {
                throw new MappingException("no columns for " + kind + " " + port.name() + ": say which with --" + kind
                        + " " + port.name() + "=COLUMN,...; there are " + shown(header));
            }
            choices.add(new ColumnChoice(port, chosen));
        }
        return choices;
    }

    private static String onlyPort(String kind, List<Port> ports, String text) {
        if (ports.size() != 1) {
            throw new MappingException("the model has "
                    + (ports.isEmpty()
                            ? "no " + kind
                            : "several " + kind + "s: write --" + kind + " PORT=" + text + " with one of "
                                    + String.join(
                                            ", ", ports.stream().map(Port::name).toList())));
        }
        return ports.get(0).name();
    }

    /**
     * Columns as users write them: {@code a,b} and {@code first..last}, in the order of the header; a name that holds a comma in
     * quotes, or alone.
     *
     * @throws MappingException if there is no such column
     */
    public static List<String> expand(String text, List<String> header) {
        if (header.contains(text.strip())) {
            return List.of(text.strip());
        }
        List<String> columns = new ArrayList<>();
        for (String name : names(text)) {
            int dots = name.indexOf("..");
            if (header.contains(name)) {
                columns.add(name);
            } else if (dots > 0) {
                int first = place(name.substring(0, dots), header);
                int last = place(name.substring(dots + 2), header);
                if (last < first) {
                    throw new MappingException("in " + name + " the last column stands before the first");
                }
                columns.addAll(header.subList(first, last + 1));
            } else {
                throw unknown(name, header);
            }
        }
        return columns;
    }

    /**
     * What {@link #expand} makes these columns of.
     *
     * @throws MappingException if there is no such text
     */
    public static String written(List<String> columns, List<String> header) {
        List<String> parts = new ArrayList<>();
        int next;
        for (int i = 0; i < columns.size(); i = next) {
            int place = header.indexOf(columns.get(i));
            next = i + 1;
            while (next < columns.size()
                    && place + next - i < header.size()
                    && header.get(place + next - i).equals(columns.get(next))) {
                next++;
            }
            if (next - i >= LEAST_OF_A_RANGE) {
                parts.add(columns.get(i) + ".." + columns.get(next - 1));
            } else {
                columns.subList(i, next).forEach(name -> parts.add(quoted(name)));
            }
        }
        String list = columns.stream().map(ColumnChoice::quoted).collect(Collectors.joining(","));
        return Stream.of(String.join(",", parts), list)
                .filter(text -> means(text, columns, header))
                .findFirst()
                .orElseThrow(() -> new MappingException("the names " + shown(columns)
                        + " can't all be written with commas between them: call those that hold quotes otherwise"));
    }

    private static String quoted(String name) {
        return name.contains(",") ? '"' + name + '"' : name;
    }

    private static boolean means(String text, List<String> columns, List<String> header) {
        try {
            return expand(text, header).equals(columns);
        } catch (MappingException e) {
            return false;
        }
    }

    private static List<String> names(String text) {
        Matcher matcher = NAME.matcher(text);
        List<String> names = new ArrayList<>();
        int end = 0;
        while (end <= text.length() && matcher.find(end)) {
            names.add(
                    matcher.group("quoted") != null
                            ? matcher.group("quoted")
                            : matcher.group("plain").strip());
            end = matcher.end() + 1;
        }
        return names;
    }

    private static int place(String name, List<String> header) {
        int place = header.indexOf(name.strip());
        if (place < 0) {
            throw unknown(name.strip(), header);
        }
        return place;
    }

    static MappingException unknown(String column, List<String> header) {
        return new MappingException("there is no column " + column + near(column, header, "; there are "));
    }

    private static String near(String name, List<String> names, String otherwise) {
        return Suggestions.nearest(name, names)
                .map(near -> "; did you mean " + near + "?")
                .orElse(names.isEmpty() ? "" : otherwise + shown(names));
    }

    /** The first of the columns, for a message. */
    public static String shown(List<String> columns) {
        List<String> names = columns.stream().map(ColumnChoice::quoted).toList();
        return names.size() <= MOST_SHOWN
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST_SHOWN)) + " and " + (names.size() - MOST_SHOWN) + " more";
    }
}

package io.github.rnngen.cli.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a page shows of a terminal: lines that start with {@code $} are typed, the others are printed. */
final class Transcript {
    private static final String PROMPT = "$ ./rnngen ";

    private static final Pattern SPACES = Pattern.compile(" +");

    /** A difference from derivatives, which rounding alone makes: it may be another on another JDK. */
    private static final Pattern ROUNDING = Pattern.compile("(?<= )(\\d\\.\\de-\\d\\d|0)(?= )");

    /** As many digits as do not depend on rounding. */
    private static final Pattern LONG_NUMBER = Pattern.compile("(\\d+\\.\\d{12})\\d+");

    private Transcript() {}

    /**
     * A command and what it prints.
     *
     * @param arguments of rnngen
     * @param printed nothing if the page does not show it
     */
    record Command(List<String> arguments, List<String> printed) {
        /** Whether this is what the page shows, apart from rounding. */
        boolean matches(String output) {
            return printed.isEmpty()
                    || comparable(printed).equals(comparable(output.lines().toList()));
        }

        private static List<String> comparable(List<String> lines) {
            return lines.stream()
                    .map(line -> ROUNDING.matcher(line).replaceAll("~"))
                    .map(line -> LONG_NUMBER.matcher(line).replaceAll("$1"))
                    .map(line -> SPACES.matcher(line).replaceAll(" "))
                    .toList();
        }
    }

    static List<Command> commands(String block) {
        List<Command> commands = new ArrayList<>();
        for (String line : block.lines().toList()) {
            if (line.startsWith(PROMPT)) {
                List<String> arguments =
                        SPACES.splitAsStream(line.substring(PROMPT.length())).toList();
                commands.add(new Command(arguments, new ArrayList<>()));
            } else if (commands.isEmpty()) {
                throw new IllegalArgumentException("no command of rnngen before: " + line);
            } else {
                commands.get(commands.size() - 1).printed().add(line);
            }
        }
        return commands;
    }
}

package io.github.rnngen.benchmarks.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** On what was measured: the machine and the versions, kept in a file beside the results. */
record Facts(Path file) {
    private static final String MACHINE = "machine";
    private static final String DATE = "date";

    Map<String, String> all() throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.split("\t", 2);
                facts.put(parts[0], parts[1]);
            }
        }
        return facts;
    }

    /**
     * Adds today's.
     *
     * @param versions of JDKs and libraries
     * @throws IOException if the results beside it are another machine's
     */
    void update(Map<String, String> versions) throws IOException {
        Map<String, String> facts = all();
        String machine = Machine.description();
        if (!facts.getOrDefault(MACHINE, machine).equals(machine)) {
            throw new IOException("results of another machine lie in " + file.getParent() + ": remove them first");
        }
        facts.put(MACHINE, machine);
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        String first = facts.getOrDefault(DATE, today).replaceFirst(" .*", "");
        facts.put(DATE, first.equals(today) ? today : first + " to " + today);
        facts.putAll(versions);
        Files.write(
                file,
                facts.entrySet().stream()
                        .map(fact -> fact.getKey() + "\t" + fact.getValue())
                        .toList());
    }
}

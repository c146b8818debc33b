package io.github.rnngen.generator.schedule.ir;

import java.util.HashSet;
import java.util.Set;

/** Names of buffers: names in Java, each given to one alone. */
public final class BufferNames {
    private final Set<String> taken = new HashSet<>();

    /** The dots of qualified names become underscores, as Java needs it. */
    public static String javaName(String name) {
        return name.replace('.', '_');
    }

    /** From now on no other buffer gets this name. */
    public void take(String name) {
        taken.add(name);
    }

    /** A name that no other buffer has: this one, with a number behind it if need be. */
    public String unique(String name) {
        String base = javaName(name);
        String free = base;
        for (int number = 2; !taken.add(free); number++) {
            free = base + number;
        }
        return free;
    }
}

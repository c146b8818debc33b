package io.github.rnngen.runtime;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A line of a model's {@code train} block, as it was written: {@code optimizer adam(rate = 0.001)} has the key {@code
 * optimizer}, the word {@code adam} and the argument {@code rate}; {@code epochs 50} has no word, and one argument that
 * has the key's name. What was left out is not there. {@code settings.SettingTable} says what they mean.
 *
 * @param key what is set
 * @param word which of several kinds; empty where there is one alone
 * @param arguments numbers by name, in the order of the names
 */
public record Setting(String key, String word, Map<String, Double> arguments) {
    /** Copies the arguments. */
    public Setting {
        arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
    }
}

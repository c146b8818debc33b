package io.github.rnngen.runtime.safetensors;

import io.github.rnngen.runtime.npz.NpyArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a {@code .safetensors} file holds. Immutable.
 *
 * @param arrays by name, in the order of the file's header
 * @param metadata texts by name, which the format calls {@code __metadata__}; empty where a file has none
 */
public record Safetensors(Map<String, NpyArray> arrays, Map<String, String> metadata) {
    /** Copies both. */
    public Safetensors {
        arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
}

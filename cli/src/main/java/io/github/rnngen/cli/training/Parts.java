package io.github.rnngen.cli.training;

import io.github.rnngen.cli.training.Split.Part;
import java.util.EnumMap;
import java.util.Map;

/** Pieces of data, by the part that they belong to. */
record Parts(Map<Part, Pieces> pieces) {
    Parts {
        pieces = Map.copyOf(pieces);
    }

    /** Those of a part, perhaps none. */
    Pieces of(Part part) {
        return pieces.getOrDefault(part, Pieces.NONE);
    }

    /** Collects pieces. */
    static final class Builder {
        private final Map<Part, Pieces.Builder> builders = new EnumMap<>(Part.class);

        void add(Part part, int start, int length) {
            builders.computeIfAbsent(part, p -> new Pieces.Builder()).add(start, length);
        }

        Parts build() {
            Map<Part, Pieces> pieces = new EnumMap<>(Part.class);
            builders.forEach((part, builder) -> pieces.put(part, builder.build()));
            return new Parts(pieces);
        }
    }
}

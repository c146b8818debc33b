package io.github.rnngen.generator.source;

import java.util.Optional;

/** Finds the file that an {@code import} names. */
@FunctionalInterface
public interface Imports {
    /** For models that import nothing. */
    Imports NONE = (importing, path) -> Optional.empty();

    /**
     * The bytes of an imported file.
     *
     * @param importing the {@link SourceText#name} of the file with the import line
     * @param path as written between the quotes
     * @return the file, or empty if there is none
     */
    Optional<SourceBytes> find(String importing, String path);
}

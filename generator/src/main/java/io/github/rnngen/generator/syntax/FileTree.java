package io.github.rnngen.generator.syntax;

import io.github.rnngen.generator.source.SourceText;
import java.util.List;
import java.util.Set;

/**
 * A file, as written.
 *
 * @param source its text
 * @param declarations in the order of the file
 * @param comments in the order of the file
 * @param unreadable all names in the parts that were left out for faults of syntax; who misses one of these names need
 *     not report it again
 */
public record FileTree(
        SourceText source, List<Declaration> declarations, List<Comment> comments, Set<String> unreadable) {
    public FileTree {
        declarations = List.copyOf(declarations);
        comments = List.copyOf(comments);
        unreadable = Set.copyOf(unreadable);
    }
}

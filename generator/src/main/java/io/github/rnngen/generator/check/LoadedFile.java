package io.github.rnngen.generator.check;

import io.github.rnngen.generator.syntax.Declaration;
import io.github.rnngen.generator.syntax.FileTree;
import java.util.List;

/** A file with what it sees of itself, its imports and the library. */
record LoadedFile(FileTree tree, Definitions definitions) {
    /** The package with its dots; empty if there is none. */
    String packageName() {
        return tree.declarations().stream()
                .filter(Declaration.PackageClause.class::isInstance)
                .map(clause -> String.join(
                        ".",
                        ((Declaration.PackageClause) clause)
                                .words().stream().map(word -> word.text()).toList()))
                .findFirst()
                .orElse("");
    }

    List<Declaration.Model> models() {
        return tree.declarations().stream()
                .filter(Declaration.Model.class::isInstance)
                .map(Declaration.Model.class::cast)
                .toList();
    }
}

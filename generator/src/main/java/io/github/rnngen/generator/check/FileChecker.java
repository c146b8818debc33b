package io.github.rnngen.generator.check;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.syntax.Declaration;
import io.github.rnngen.generator.syntax.Name;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be told of a file before anything is expanded. */
final class FileChecker {
    private FileChecker() {}

    static void check(LoadedFile file, Faults faults) {
        for (Declaration declaration : file.tree().declarations()) {
            if (declaration instanceof Declaration.PackageClause clause) {
                checkPackage(clause, faults);
            }
        }
        checkModelNames(file.models(), faults);
        DefinitionChecker definitions = new DefinitionChecker(file.definitions(), faults);
        for (Declaration declaration : file.tree().declarations()) {
            if (declaration instanceof Declaration.Callable callable) {
                definitions.check(callable);
            }
        }
    }

    private static void checkPackage(Declaration.PackageClause clause, Faults faults) {
        for (Name word : clause.words()) {
            JavaNames.faultOfPackage(word.text()).ifPresent(fault -> faults.report(Code.JAVA_NAME, word.span(), fault));
        }
    }

    private static void checkModelNames(List<Declaration.Model> models, Faults faults) {
        Map<String, Name> known = new HashMap<>();
        for (Declaration.Model model : models) {
            Name name = model.name();
            JavaNames.faultOfModel(name.text()).ifPresent(fault -> faults.report(Code.JAVA_NAME, name.span(), fault));
            Name first = known.putIfAbsent(name.text(), name);
            if (first != null) {
                faults.report(
                        Code.DEFINED_TWICE,
                        name.span(),
                        "the model `" + name.text() + "` is defined twice",
                        Optional.empty(),
                        List.of(new Faults.Note(first.span(), "it is first defined here")));
            }
        }
    }

    /** The tree of a function or cell of a file; empty for everything else. */
    static Optional<Declaration.Callable> callable(Value value) {
        if (value instanceof Value.Function function) {
            return Optional.of(function.tree());
        }
        return value instanceof Value.Cell cell ? Optional.of(cell.tree()) : Optional.empty();
    }
}

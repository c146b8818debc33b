package io.github.rnngen.generator.check;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** Names that become part of a class's name in Java as they are. */
final class JavaNames {
    /** Words that no type can be called, though they are no keywords (Java Language Specification 17, 3.8). */
    private static final Set<String> NO_TYPES = Set.of("permits", "record", "sealed", "var", "yield");

    /** Classes inside a generated one, which can't have its name. */
    private static final Pattern INSIDE =
            Pattern.compile("Stream|Matrices|VectorCode|FloatMath|DoubleMath|DropoutMasks|Part\\d+");

    private JavaNames() {}

    /** What keeps a word from being part of a package's name. */
    static Optional<String> faultOfPackage(String word) {
        return isKeyword(word)
                ? Optional.of("`" + word + "` is a keyword of Java and cannot be part of a package name")
                : Optional.empty();
    }

    /** What keeps a name from being that of a model, and so of a class. */
    static Optional<String> faultOfModel(String name) {
        if (isKeyword(name) || NO_TYPES.contains(name)) {
            return Optional.of(
                    "`" + name + "` is a keyword of Java and cannot be the name of a class, as a model's is");
        }
        return INSIDE.matcher(name).matches()
                ? Optional.of("`" + name + "` is the name of a class inside the generated one, which needs another")
                : Optional.empty();
    }

    private static boolean isKeyword(String word) {
        return SourceVersion.isKeyword(word, SourceVersion.RELEASE_17);
    }
}

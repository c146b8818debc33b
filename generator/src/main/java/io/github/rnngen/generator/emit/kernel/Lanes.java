package io.github.rnngen.generator.emit.kernel;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.github.rnngen.runtime.Precision;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * What a kernel works on at once: vectors as wide as the machine's, but of no more than so many lanes; or single numbers,
 * where a result is narrower than any vector. How wide the vectors are turns out at run time alone.
 *
 * @param most the most lanes, a power of 2; 1 for single numbers
 */
record Lanes(Precision precision, int most) {
    private static final String VECTOR_PACKAGE = "jdk.incubator.vector";
    private static final int WIDEST_BITS = 512;
    private static final int NARROWEST_BITS = 128;

    /** The widest for a result of so many columns: no vector sticks out of a row. */
    static Lanes forColumns(Precision precision, int columns) {
        int most = WIDEST_BITS / bits(precision);
        while (most > columns) {
            most /= 2;
        }
        return new Lanes(precision, most * bits(precision) < NARROWEST_BITS ? 1 : most);
    }

    private static int bits(Precision precision) {
        return precision == Precision.FLOAT ? Float.SIZE : Double.SIZE;
    }

    static TypeName element(Precision precision) {
        return precision == Precision.FLOAT ? TypeName.FLOAT : TypeName.DOUBLE;
    }

    boolean areVectors() {
        return most > 1;
    }

    /** The numbers of lanes that a machine may come to. */
    List<Integer> candidates() {
        List<Integer> candidates = new ArrayList<>();
        for (int lanes = most; lanes * bits(precision) >= NARROWEST_BITS; lanes /= 2) {
            candidates.add(lanes);
        }
        return candidates;
    }

    private boolean areWidest() {
        return most * bits(precision) == WIDEST_BITS;
    }

    /** For names: nothing for the widest. */
    String suffix() {
        return areWidest() ? "" : "UpTo" + most;
    }

    /** The constant that holds the vectors' species. */
    String species() {
        return areWidest() ? "SPECIES" : "SPECIES_UP_TO_" + most;
    }

    /** The constant that holds the number of lanes, or 1. */
    String length() {
        if (!areVectors()) {
            return "1";
        }
        return areWidest() ? "LANES" : "LANES_UP_TO_" + most;
    }

    /** The type of what a kernel works on at once. */
    TypeName type() {
        return areVectors() ? vector() : element(precision);
    }

    private ClassName vector() {
        return ClassName.get(VECTOR_PACKAGE, precision == Precision.FLOAT ? "FloatVector" : "DoubleVector");
    }

    CodeBlock zero() {
        if (!areVectors()) {
            return CodeBlock.of("0");
        }
        return CodeBlock.of("$T.zero($N)", vector(), species());
    }

    CodeBlock load(String array, CodeBlock index) {
        return areVectors()
                ? CodeBlock.of("$T.fromArray($N, $N, $L)", vector(), species(), array, index)
                : CodeBlock.of("$N[$L]", array, index);
    }

    CodeBlock broadcast(String array, CodeBlock index) {
        return areVectors()
                ? CodeBlock.of("$T.broadcast($N, $N[$L])", vector(), species(), array, index)
                : CodeBlock.of("$N[$L]", array, index);
    }

    CodeBlock fma(String a, String b, String sum) {
        return areVectors()
                ? CodeBlock.of("$N.fma($N, $N)", a, b, sum)
                : CodeBlock.of("$T.fma($N, $N, $N)", Math.class, a, b, sum);
    }

    /** A statement that stores a value, or adds it to what is there. */
    CodeBlock store(String value, String array, CodeBlock index, boolean add) {
        if (!areVectors()) {
            return CodeBlock.of("$N[$L] $L $N", array, index, add ? "+=" : "=", value);
        }
        return add
                ? CodeBlock.of("$L.add($N).intoArray($N, $L)", load(array, index), value, array, index)
                : CodeBlock.of("$N.intoArray($N, $L)", value, array, index);
    }

    /** The constants that the other expressions name. */
    List<FieldSpec> constants() {
        if (!areVectors()) {
            return List.of();
        }
        TypeName type = ParameterizedTypeName.get(
                ClassName.get(VECTOR_PACKAGE, "VectorSpecies"),
                element(precision).box());
        return List.of(
                constant(type, species())
                        .initializer(
                                "$1T.SPECIES_PREFERRED.length() > $2L ? $1T.SPECIES_$3L : $1T.SPECIES_PREFERRED",
                                vector(),
                                most,
                                most * bits(precision))
                        .build(),
                constant(TypeName.INT, length())
                        .initializer("$N.length()", species())
                        .build());
    }

    private static FieldSpec.Builder constant(TypeName type, String name) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    }
}

package io.github.rnngen.generator.emit.kernel;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.github.rnngen.generator.emit.functions.ElementTypes;
import io.github.rnngen.generator.schedule.ir.KernelSizes;
import io.github.rnngen.runtime.Precision;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The vectors that kernels work on: the machine's own, of 512 bits at most. How many lanes they have turns out at run
 * time alone. One species is used throughout: HotSpot of Java 17 decides by the profile of all calls of a method of
 * {@code FloatVector} what to inline there, and boxes vectors once a second species has been seen. That of Java 25 does
 * not: there a class can have narrower vectors than others.
 *
 * @param widestBits the widest vectors that are to be used where others in the JVM may have another width
 */
record Lanes(Precision precision, int widestBits) {
    /** The constant that holds the number of lanes. */
    static final String LENGTH = "LANES";

    /** The constant that says whether vectors have 512 bits: with them come 32 registers instead of 16. */
    static final String WIDE = "WIDE";

    private static final String SPECIES = "SPECIES";
    /** The first release of Java that has been seen to leave vectors of several widths unboxed. */
    private static final int FIRST_OF_ANY_WIDTH = 25;

    private static final int NARROWEST_BITS = 128;

    /** The most lanes that any machine has. */
    int most() {
        return KernelSizes.WIDEST_BITS / bits();
    }

    /** The numbers of lanes that a machine may come to. */
    List<Integer> candidates() {
        return List.of(most(), most() / 2, NARROWEST_BITS / bits());
    }

    private int bits() {
        return precision == Precision.FLOAT ? Float.SIZE : Double.SIZE;
    }

    ClassName type() {
        return ElementTypes.vector(precision);
    }

    CodeBlock zero() {
        return CodeBlock.of("$T.zero($L)", type(), SPECIES);
    }

    CodeBlock load(String array, CodeBlock index) {
        return CodeBlock.of("$T.fromArray($L, $N, $L)", type(), SPECIES, array, index);
    }

    CodeBlock broadcast(String value) {
        return CodeBlock.of("$T.broadcast(" + SPECIES + ", " + value + ")", type());
    }

    /** So many lanes, as an expression. */
    static CodeBlock times(int count) {
        return count == 1 ? CodeBlock.of(LENGTH) : CodeBlock.of("$L * $L", count, LENGTH);
    }

    /** The constants that the other expressions name. */
    List<FieldSpec> constants() {
        TypeName species = ParameterizedTypeName.get(
                ElementTypes.inVectorApi("VectorSpecies"),
                ElementTypes.of(precision).box());
        return List.of(
                constant(species, SPECIES).initializer(species()).build(),
                constant(TypeName.INT, LENGTH)
                        .initializer("$L.length()", SPECIES)
                        .build(),
                constant(TypeName.BOOLEAN, WIDE)
                        .initializer("$L == $L", LENGTH, most())
                        .build());
    }

    private CodeBlock species() {
        CodeBlock preferred = CodeBlock.of("$T.SPECIES_PREFERRED", type());
        CodeBlock widest = CodeBlock.of(
                "$1L.length() > $2L$W? $3T.SPECIES_$4L$W: $1L", preferred, most(), type(), KernelSizes.WIDEST_BITS);
        return widestBits == KernelSizes.WIDEST_BITS
                ? widest
                : CodeBlock.of(
                        "$L.length() > $L && $T.version().feature() >= $L$W? $T.SPECIES_$L$W: $L",
                        preferred,
                        widestBits / bits(),
                        ClassName.get("java.lang", "Runtime"),
                        FIRST_OF_ANY_WIDTH,
                        type(),
                        widestBits,
                        widest);
    }

    private static FieldSpec.Builder constant(TypeName type, String name) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    }
}

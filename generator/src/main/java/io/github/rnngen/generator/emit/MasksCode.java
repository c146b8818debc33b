package io.github.rnngen.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.rnngen.runtime.random.DropoutMasks;
import javax.lang.model.element.Modifier;

/** The random masks of a network: a field, and the method that seeds it. A standalone class brings their code along. */
final class MasksCode {
    private static final String TYPE = "DropoutMasks";

    private final boolean standalone;

    MasksCode(boolean standalone) {
        this.standalone = standalone;
    }

    static TypeName type(boolean standalone) {
        return standalone ? ClassName.get("", TYPE) : ClassName.get(DropoutMasks.class);
    }

    void addTo(TypeSpec.Builder type) {
        type.addField(FieldSpec.builder(type(standalone), Names.MASKS, Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T()", type(standalone))
                .build());
        MethodSpec.Builder seed = ContractMethod.named("seedDropout", standalone)
                .addParameter(TypeName.LONG, "seed")
                .addParameter(TypeName.INT, "firstSequence")
                .addStatement("$N.seed(seed, firstSequence)", Names.MASKS);
        if (standalone) {
            seed.addJavadoc("Chooses which elements dropout leaves out in {@code lossAndGradients}.\n\n")
                    .addJavadoc("@param seed another number for each training step\n")
                    .addJavadoc(
                            "@param firstSequence how many sequences of the whole batch come before the first one\n");
            type.addType(masks());
        }
        type.addMethod(seed.build());
    }

    /** {@link DropoutMasks}, to the bit. */
    private static TypeSpec masks() {
        return TypeSpec.classBuilder(TYPE)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Factors that are 0 at random; hashes of a seed and of where they stand.\n")
                .addField(TypeName.LONG, "seed")
                .addField(TypeName.INT, "firstSequence")
                .addField(TypeName.BOOLEAN, "on")
                .addMethod(MethodSpec.methodBuilder("seed")
                        .addParameter(TypeName.LONG, "newSeed")
                        .addParameter(TypeName.INT, "first")
                        .addStatement("seed = newSeed")
                        .addStatement("firstSequence = first")
                        .build())
                .addMethod(MethodSpec.methodBuilder("turn")
                        .addParameter(TypeName.BOOLEAN, "newlyOn")
                        .addStatement("on = newlyOn")
                        .build())
                .addMethod(factor())
                .addMethod(MethodSpec.methodBuilder("mix")
                        .addModifiers(Modifier.STATIC)
                        .returns(TypeName.LONG)
                        .addParameter(TypeName.LONG, "bits")
                        .addStatement("long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L")
                        .addStatement("z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL")
                        .addStatement("return z ^ (z >>> 31)")
                        .build())
                .build();
    }

    private static MethodSpec factor() {
        return MethodSpec.methodBuilder("factor")
                .returns(TypeName.DOUBLE)
                .addParameter(TypeName.INT, "mask")
                .addParameter(TypeName.INT, "sequence")
                .addParameter(TypeName.INT, "step")
                .addParameter(TypeName.INT, "element")
                .addParameter(TypeName.DOUBLE, "rate")
                .beginControlFlow("if (!on)")
                .addStatement("return 1")
                .endControlFlow()
                .addStatement("long row = mix(seed + 0x9e3779b97f4a7c15L)")
                .addStatement("row = mix(row + mask)")
                .addStatement("row = mix(row + (firstSequence + sequence))")
                .addStatement("row = mix(row + step)")
                .addStatement("final long bits = mix(row + (element + 1L) * 0x9e3779b97f4a7c15L)")
                .addStatement("return (bits >>> 11) * 0x1.0p-53 < rate ? 0 : 1 / (1 - rate)")
                .build();
    }
}

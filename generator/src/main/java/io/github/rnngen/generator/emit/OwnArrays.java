package io.github.rnngen.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import io.github.rnngen.generator.emit.kernel.ArrayRange;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Fields of a class of their own, an object of which methods are given. */
record OwnArrays(List<FieldSpec> fields, int workLength) implements KernelMemory {
    static final ClassName TYPE = ClassName.get("", "Matrices");

    /** What code calls the object that it works with. */
    static final String VARIABLE = "m";

    OwnArrays {
        fields = List.copyOf(fields);
    }

    @Override
    public ArrayRange part(String name) {
        return new ArrayRange(CodeBlock.of("$N.$N", VARIABLE, name), CodeBlock.of("0"));
    }

    @Override
    public void addTo(TypeSpec.Builder type) {
        type.addType(TypeSpec.classBuilder(TYPE)
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(
                        "Matrices in the form in which products read them, and what products need while they run.\n")
                .addFields(fields)
                .build());
    }
}

package io.github.rnngen.generator.emit;

import com.palantir.javapoet.MethodSpec;
import javax.lang.model.element.Modifier;

/** The head of a public method that the runtime's interfaces declare; a standalone class has no interfaces. */
final class ContractMethod {
    private ContractMethod() {}

    static MethodSpec.Builder named(String name, boolean standalone) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name);
        if (!standalone) {
            method.addAnnotation(Override.class);
        }
        return method.addModifiers(Modifier.PUBLIC);
    }
}

package io.github.rnngen.generator.emit.functions;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import java.util.List;

/**
 * Functions on vectors, as parts of a class.
 *
 * @param methods of which those named by {@link FunctionMethods#arrayName} are to be called, with an array, the place of
 *     the first element, the number of elements, a scratch array, and where in it there is room
 * @param scratchLength for how many numbers there has to be room
 */
public record VectorMethods(List<FieldSpec> constants, List<MethodSpec> methods, int scratchLength) {
    public VectorMethods {
        constants = List.copyOf(constants);
        methods = List.copyOf(methods);
    }
}

package io.github.rnngen.generator.emit.functions;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import java.util.List;

/**
 * Functions of neighbouring elements of an array, as parts of a class.
 *
 * @param methods of which those named by {@link FunctionMethods#arrayName} are to be called, with an array, the place of
 *     the first element, the number of elements, a scratch array, and on vectors where in it there is room
 * @param scratchLength for how many numbers there has to be room
 */
public record ArrayMethods(List<FieldSpec> constants, List<MethodSpec> methods, int scratchLength) {
    public ArrayMethods {
        constants = List.copyOf(constants);
        methods = List.copyOf(methods);
    }
}

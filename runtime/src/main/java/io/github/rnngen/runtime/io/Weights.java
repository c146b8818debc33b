package io.github.rnngen.runtime.io;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Parameter;
import io.github.rnngen.runtime.Signature;
import io.github.rnngen.runtime.npz.NpyArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A network's parameters, or anything that is laid out as they are, as one array per parameter. */
public final class Weights {
    private Weights() {}

    /**
     * Reads parameters.
     *
     * @param signature of the network
     * @param elements the network's element type; values are rounded to it
     * @param arrays one of float32 or float64 per parameter, under its name and of its shape
     * @return the flat parameter array
     * @throws ArrayMismatchException if one is missing, unknown, of another shape or type, or has an element that is
     *     too large for the element type
     */
    public static <A> A read(Signature signature, Elements<A> elements, Map<String, NpyArray> arrays) {
        List<ExpectedArray> expected = signature.parameters().stream()
                .map(p -> new ExpectedArray(p.name(), false, List.of(p.shape())))
                .toList();
        List<NpyArray> found = ExpectedArray.match("the weights of " + signature.name(), expected, arrays);
        A parameters = elements.allocate(signature.parameterCount());
        for (int i = 0; i < found.size(); i++) {
            Parameter parameter = signature.parameters().get(i);
            Values.requireRepresentable(parameter.name(), found.get(i), elements.precision());
            found.get(i).copyTo(elements, parameters, parameter.offset());
        }
        return parameters;
    }

    /**
     * Parameters, or gradients, by name.
     *
     * @param signature of the network
     * @param elements the network's element type, and that of the arrays
     * @param parameters the flat array
     * @return one array per parameter, in the signature's order; unmodifiable
     * @throws IllegalArgumentException if the flat array has the wrong length
     */
    public static <A> Map<String, NpyArray> toArrays(Signature signature, Elements<A> elements, A parameters) {
        signature.requireParameters(elements, parameters);
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        for (Parameter parameter : signature.parameters()) {
            arrays.put(parameter.name(), NpyArray.of(elements, parameters, parameter.offset(), parameter.shape()));
        }
        return Collections.unmodifiableMap(arrays);
    }
}

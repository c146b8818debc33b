package io.github.rnngen.generator.emit.functions;

import java.util.List;

/**
 * A function as a formula.
 *
 * @param name of the method that computes it
 * @param meaning what it computes, for people
 */
record Formula(String name, List<String> parameters, Real value, String meaning) {
    /** Its value for arguments. */
    Real of(Real... arguments) {
        return new Real.Application(this, List.of(arguments));
    }
}

package io.github.rnngen.runtime.train;

import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Shapes;
import io.github.rnngen.runtime.Signature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for values that are infinite or not a number. */
final class DataFaults {
    private DataFaults() {}

    /** What is wrong with the parameters before a step; null if all are finite. */
    static <A> @Nullable String inParameters(Network<A> network, A parameters) {
        int bad = network.elements().firstNonFinite(parameters);
        return bad < 0
                ? null
                : "the parameter " + network.signature().parameterAt(bad) + " is "
                        + network.elements().get(parameters, bad) + " before the step";
    }

    /** What is wrong with the inputs and targets of the first sequence in a network; null if all valid ones are finite. */
    static <A> @Nullable String inFirstSequence(Network<A> network) {
        String fault = in("input", network.signature().inputs(), network);
        return fault != null ? fault : in("target", network.signature().targets(), network);
    }

    private static <A> @Nullable String in(String kind, List<Port> ports, Network<A> network) {
        Signature signature = network.signature();
        int length = signature.variableLength() ? network.lengths()[0] : signature.steps();
        for (Port port : ports) {
            if (port.isIndex()) {
                continue;
            }
            for (int step = 0; step < (port.once() ? 1 : length); step++) {
                int first = step * signature.batch() * port.elements();
                for (int i = 0; i < port.elements(); i++) {
                    double value = network.elements().get(network.values(port.name()), first + i);
                    if (!Double.isFinite(value)) {
                        String when = port.once() ? "" : " at time step " + step;
                        return "the " + kind + " " + port.name() + Shapes.position(port.shape(), i) + when + " is "
                                + value;
                    }
                }
            }
        }
        return null;
    }
}

package io.github.rnngen.generator.emit;

import com.palantir.javapoet.CodeBlock;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Signature;
import java.util.stream.Collectors;

/**
 * What the Javadoc of a port's method says: what the port is, and how its buffer is laid out.
 *
 * @param signature of the network
 * @param stream whether it is the method of a stream, whose buffers hold one step of one sequence
 */
record PortJavadoc(Signature signature, boolean stream) {
    CodeBlock of(Port port) {
        return CodeBlock.of(
                "The $L {@code $L}$L.\n", role(port), port.name(), stream ? ofStream(port) : ofNetwork(port));
    }

    private String role(Port port) {
        if (signature.inputs().contains(port)) {
            return "input";
        }
        return signature.targets().contains(port) ? "target" : "output";
    }

    private static String ofNetwork(Port port) {
        String numbers = port.isIndex() ? ", numbers from 0 to " + (port.classes() - 1) : "";
        String axes = (port.once() ? "" : "[STEPS]") + "[BATCH]" + shape(port);
        return numbers + ", laid out as {@code " + axes + "}";
    }

    private static String ofStream(Port port) {
        String span = port.once() ? " of a sequence" : " of a time step";
        if (port.isIndex()) {
            return span + ": a number from 0 to " + (port.classes() - 1);
        }
        return span + (port.shape().isEmpty() ? ": one number" : ", laid out as {@code " + shape(port) + "}");
    }

    private static String shape(Port port) {
        return port.shape().stream().map(size -> "[" + size + "]").collect(Collectors.joining());
    }
}

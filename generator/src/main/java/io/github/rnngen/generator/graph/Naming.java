package io.github.rnngen.generator.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names nodes that no equation names after the equation that they are part of: the argument of an activation, as in
 * {@code h = tanh(…)}, is {@code hPre}, any other part of it {@code hPart}.
 */
public final class Naming {
    private Naming() {}

    /** The nodes, none without a name. */
    public static List<Node> complete(List<Node> nodes) {
        Map<Integer, String> names = new HashMap<>();
        List<Node> named = new ArrayList<>(nodes);
        for (int id = nodes.size() - 1; id >= 0; id--) {
            Node node = nodes.get(id);
            String name = node.name().isEmpty() ? names.getOrDefault(id, "value") : node.name();
            named.set(id, new Node(id, node.op(), node.operands(), node.shape(), node.axes(), name));
            boolean activation = node.op() instanceof Elementwise map && map.arity() == 1 && map != Elementwise.NEGATE;
            String part = name.endsWith("Pre") || name.endsWith("Part") ? name : name + (activation ? "Pre" : "Part");
            node.operands().forEach(operand -> names.putIfAbsent(operand, part));
        }
        return named;
    }
}

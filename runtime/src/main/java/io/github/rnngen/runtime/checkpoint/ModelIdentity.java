package io.github.rnngen.runtime.checkpoint;

import io.github.rnngen.runtime.Parameter;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Signature;
import io.github.rnngen.runtime.StateSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a model consists of as text, one part a line, so that two models can be told apart and the difference named. */
final class ModelIdentity {
    private static final String EQUATIONS = "equations ";

    private ModelIdentity() {}

    /** All of a signature that a run depends on. */
    static String of(Signature signature) {
        List<String> lines = new ArrayList<>();
        lines.add("model " + signature.name());
        lines.add("precision " + signature.precision().name().toLowerCase(Locale.ROOT));
        lines.add((signature.variableLength() ? "steps up to " : "steps ") + signature.steps());
        lines.add("batch " + signature.batch());
        signature.inputs().forEach(port -> lines.add("input " + describe(port)));
        signature.targets().forEach(port -> lines.add("target " + describe(port)));
        signature.outputs().forEach(port -> lines.add("output " + describe(port)));
        signature.parameters().forEach(parameter -> lines.add("param " + describe(parameter)));
        signature.states().forEach(state -> lines.add("state " + describe(state)));
        if (!signature.equations().isEmpty()) {
            lines.add(equations(signature));
        }
        return String.join("\n", lines);
    }

    /** Whether a model of this identity computes other equations; not so if that is not known. */
    static boolean hasOtherEquations(String saved, Signature signature) {
        return !signature.equations().isEmpty()
                && saved.lines().anyMatch(line -> line.startsWith(EQUATIONS) && !line.equals(equations(signature)));
    }

    private static String equations(Signature signature) {
        return EQUATIONS + signature.equations();
    }

    private static String describe(Port port) {
        String type = port.isIndex()
                ? " : index[" + port.classes() + "]"
                : port.shape().toString();
        return port.name() + type + (port.once() ? " once" : "");
    }

    private static String describe(Parameter parameter) {
        return parameter.name() + parameter.shape() + (parameter.trained() ? "" : " frozen");
    }

    private static String describe(StateSlot state) {
        return state.name() + state.shape() + (state.depth() == 1 ? "" : " of " + state.depth() + " steps");
    }

    /** How two models differ, one difference a line; empty if they don't. Equations are compared if both are known. */
    static String difference(String saved, String present) {
        boolean bothKnown = hasEquations(saved) && hasEquations(present);
        List<String> before = parts(saved, bothKnown);
        List<String> now = parts(present, bothKnown);
        String only = only("in the checkpoint only", before, now) + only("in this model only", now, before);
        return only.isEmpty() && !before.equals(now) ? "\n  the order of their parts" : only;
    }

    private static boolean hasEquations(String identity) {
        return identity.lines().anyMatch(line -> line.startsWith(EQUATIONS));
    }

    private static List<String> parts(String identity, boolean withEquations) {
        return identity.lines()
                .filter(line -> withEquations || !line.startsWith(EQUATIONS))
                .toList();
    }

    private static String only(String where, List<String> these, List<String> others) {
        return these.stream()
                .filter(line -> !others.contains(line))
                .map(line -> "\n  " + where + ": " + line)
                .collect(Collectors.joining());
    }
}

package io.github.rnngen.generator.check;

import io.github.rnngen.runtime.Port;
import java.util.ArrayList;
import java.util.List;

/** What a model's or a cell call's lines become, in the order of the file. Grows while it is being made. */
final class Expansion {
    final List<Port> inputs = new ArrayList<>();
    final List<Port> targets = new ArrayList<>();
    final List<CheckedModel.Parameter> parameters = new ArrayList<>();
    final List<CheckedModel.Constant> constants = new ArrayList<>();
    final List<CheckedModel.State> states = new ArrayList<>();
    final List<CheckedModel.Equation> equations = new ArrayList<>();

    void addAll(Expansion other) {
        inputs.addAll(other.inputs);
        targets.addAll(other.targets);
        parameters.addAll(other.parameters);
        constants.addAll(other.constants);
        states.addAll(other.states);
        equations.addAll(other.equations);
    }
}

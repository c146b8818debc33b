package io.github.rnngen.generator.check;

import io.github.rnngen.runtime.Distribution;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.Setting;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A model without faults: every name resolved, every shape known, cells and functions expanded.
 *
 * <p>Names are qualified by the cell calls that made them ({@code top.W_xi}) and unique over all kinds of things in the
 * model. Lists keep the order of the file; equations are in no particular order of evaluation.
 *
 * @param packageName the Java package, empty if none was given
 * @param steps number of time steps, or the greatest number where {@code variableLength}
 * @param variableLength whether each sequence has a length of its own, up to {@code steps}
 * @param settings the {@code train} block
 */
public record CheckedModel(
        String packageName,
        String name,
        Precision precision,
        int steps,
        boolean variableLength,
        int batch,
        List<Port> inputs,
        List<Port> targets,
        List<Parameter> parameters,
        List<Constant> constants,
        List<State> states,
        List<Equation> equations,
        List<Output> outputs,
        List<Loss> losses,
        List<Setting> settings) {

    public CheckedModel {
        inputs = List.copyOf(inputs);
        targets = List.copyOf(targets);
        parameters = List.copyOf(parameters);
        constants = List.copyOf(constants);
        states = List.copyOf(states);
        equations = List.copyOf(equations);
        outputs = List.copyOf(outputs);
        losses = List.copyOf(losses);
        settings = List.copyOf(settings);
    }

    /** Names of the parameters that training changes. */
    public List<String> trained() {
        return parameters.stream()
                .filter(Parameter::trained)
                .map(Parameter::name)
                .toList();
    }

    /** Names of the targets of which nothing but the last step of a sequence counts in any loss. */
    public Set<String> targetsAtLast() {
        Set<String> names = new LinkedHashSet<>();
        losses.stream().filter(Loss::atLast).forEach(loss -> names.addAll(loss.reads()));
        losses.stream().filter(loss -> !loss.atLast()).forEach(loss -> names.removeAll(loss.reads()));
        names.retainAll(targets.stream().map(Port::name).toList());
        return names;
    }

    /** The same model, but each sequence has a length of its own. */
    public CheckedModel withVariableLength() {
        return new CheckedModel(
                packageName,
                name,
                precision,
                steps,
                true,
                batch,
                inputs,
                targets,
                parameters,
                constants,
                states,
                equations,
                outputs,
                losses,
                settings);
    }

    /** A trained or frozen tensor. */
    public record Parameter(String name, Shape shape, Distribution distribution, boolean trained) {}

    /** A tensor that is not trained; {@code values} are row-major. */
    public record Constant(String name, Shape shape, List<Double> values) {
        public Constant {
            values = List.copyOf(values);
        }
    }

    /**
     * A value carried from step to step. The equation of the same name computes it.
     *
     * @param initial its value before the first step: a number, or a read of a parameter or of a {@code once} input
     * @param depth how many steps back it is read at the most, at least 1
     * @param reverse whether it runs from each sequence's last step to its first
     */
    public record State(String name, Shape shape, Term initial, int depth, boolean reverse) {}

    /**
     * A named value of one step.
     *
     * @param text the equation as written, on one line, such as {@code h = tanh(W @ x)}
     */
    public record Equation(String name, Term value, String text) {}

    /** An output port and the name of the value that it shows. */
    public record Output(Port port, String value) {}

    /**
     * A part of the loss.
     *
     * @param mean averaged over valid steps and sequences, else summed
     * @param atLast whether only each sequence's last valid step counts
     * @param text the line as written
     */
    public record Loss(boolean mean, boolean atLast, Term value, String text) {
        private Set<String> reads() {
            return Reads.of(value).now();
        }
    }
}

package io.github.rnngen.generator.programs;

import io.github.rnngen.generator.emitted.Scale;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be named while a model, cell or function is being written, and the lines that it has so far. */
final class Scope {
    /** Names that a generator of Java has to be careful with. */
    private static final List<String> AWKWARD = List.of(
            "class",
            "int",
            "p",
            "w",
            "g",
            "b",
            "i",
            "k_1",
            "t_0",
            "start",
            "end",
            "forward",
            "Math",
            "h_1",
            "length",
            "gradients",
            "values",
            "STEPS",
            "sum1",
            "last",
            "index",
            "x_Adj",
            "step",
            "steps_",
            "new",
            "Stream");

    private static final List<String> STARTS =
            List.of("normal(0, 0.5)", "uniform(-1, 1)", "glorot_normal", "he_uniform");

    private final Choices choices;
    private final Set<String> taken = new HashSet<>();
    private final List<String> lines = new ArrayList<>();
    private final List<Phrase> values = new ArrayList<>();
    private final List<Phrase> states = new ArrayList<>();
    private final List<Index> indices = new ArrayList<>();
    private final boolean declares;
    private int parameters;

    /** An index and the number of its classes. */
    record Index(String name, Size classes) {}

    private Scope(Choices choices, boolean declares) {
        this.choices = choices;
        this.declares = declares;
    }

    /** Of a model or a cell. */
    static Scope ofBody(Choices choices) {
        return new Scope(choices, true);
    }

    /** Of a function, which can declare nothing. */
    static Scope ofFunction(Choices choices) {
        return new Scope(choices, false);
    }

    /** The same with more values, which are forgotten with the new scope; lines go to this one. */
    String fresh(String wanted) {
        String base = choices.chance(0.15) ? choices.of(AWKWARD) : wanted;
        String name = base;
        for (int i = 1; !taken.add(name); i++) {
            name = base + "_" + i;
        }
        return name;
    }

    /** Reserves names. */
    void take(String name) {
        taken.add(name);
    }

    void line(String line) {
        lines.add(line);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    void add(Phrase value) {
        values.add(value);
    }

    void remove(Phrase value) {
        values.remove(value);
    }

    void add(Index index) {
        indices.add(index);
    }

    void remove(Index index) {
        indices.remove(index);
    }

    /** A state whose values stay in the range; its past can be read. */
    void addState(Phrase state) {
        states.add(state);
    }

    List<Index> indices() {
        return List.copyOf(indices);
    }

    boolean hasParameters() {
        return declares;
    }

    /** Values of a shape at this step. */
    List<Phrase> values(List<Size> shape) {
        return values.stream().filter(value -> value.shape().equals(shape)).toList();
    }

    List<Phrase> vectors() {
        return values.stream().filter(Phrase::isVector).toList();
    }

    List<Phrase> matrices() {
        return values.stream().filter(value -> value.shape().size() == 2).toList();
    }

    /** States of a shape. */
    List<Phrase> states(List<Size> shape) {
        return states.stream().filter(state -> state.shape().equals(shape)).toList();
    }

    /** Defines a value by an equation. */
    Phrase define(String wanted, Phrase value) {
        String name = fresh(wanted);
        line(name + " = " + value.text());
        Phrase defined = new Phrase(name, Phrase.Binding.POSTFIX, value.shape(), value.range(), value.trained());
        add(defined);
        return defined;
    }

    /** A new parameter, or one that is there. */
    Phrase parameter(List<Size> shape) {
        List<Phrase> known = values(shape).stream().filter(Phrase::trained).toList();
        if (parameters > 8 && !known.isEmpty()) {
            return choices.of(known);
        }
        return parameter(shape, choices.chance(0.15));
    }

    /** A new parameter; a square one can be skewed or orthogonal, and all can be frozen. */
    Phrase parameter(List<Size> shape, boolean frozen) {
        parameters++;
        String name = fresh(shape.size() == 2 ? "W" : "b");
        String start =
                shape.size() == 2 ? "~ " + choices.of(STARTS) : choices.any("= 0", "= 1", "= 0.5", "~ uniform(0, 1)");
        line("param " + name + Size.brackets(shape) + " " + start + (frozen ? " frozen" : ""));
        Phrase parameter =
                new Phrase(name, Phrase.Binding.POSTFIX, shape, Range.symmetric(Scale.of(values(shape, 1))), !frozen);
        add(parameter);
        return parameter;
    }

    /** The shape in numbers, with one for what is known by name alone. */
    private static List<Integer> values(List<Size> shape, int unknown) {
        return shape.stream()
                .map(size -> size.isSymbol() ? unknown : size.value())
                .collect(Collectors.toList());
    }
}

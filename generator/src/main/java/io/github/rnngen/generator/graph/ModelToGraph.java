package io.github.rnngen.generator.graph;

import io.github.rnngen.generator.check.Builtin;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.check.Shape;
import io.github.rnngen.generator.check.Term;
import io.github.rnngen.runtime.Port;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Builds the graph of a model's outputs and loss. */
public final class ModelToGraph {
    private final CheckedModel model;
    private final boolean masked;
    private final GraphBuilder graph = new GraphBuilder();
    private final Map<String, CheckedModel.State> states = new HashMap<>();
    private final Map<String, Integer> values = new HashMap<>();
    private final Map<Past, Integer> pasts = new HashMap<>();
    private final IdentityHashMap<Term, Integer> terms = new IdentityHashMap<>();
    private final Map<Integer, String> equations = new HashMap<>();

    private record Past(String state, int by) {}

    private ModelToGraph(CheckedModel model, boolean masked) {
        this.model = model;
        this.masked = masked;
        model.states().forEach(state -> states.put(state.name(), state));
    }

    public static StepGraph build(CheckedModel model) {
        return new ModelToGraph(model, true).build();
    }

    /** The same with all random masks off for good, as inference has them. */
    public static StepGraph buildWithoutMasks(CheckedModel model) {
        return new ModelToGraph(model, false).build();
    }

    private StepGraph build() {
        model.inputs().forEach(this::port);
        model.targets().forEach(this::port);
        for (CheckedModel.Parameter parameter : model.parameters()) {
            define(parameter.name(), graph.leaf(new Op.Parameter(parameter.name()), parameter.shape(), Axes.NONE));
        }
        for (CheckedModel.Constant constant : model.constants()) {
            define(constant.name(), graph.constant(constant.shape(), constant.values()));
        }
        for (CheckedModel.Equation equation : EquationOrder.of(model.equations())) {
            int id = value(equation.value());
            define(equation.name(), id);
            equations.putIfAbsent(id, equation.text());
        }
        List<StepGraph.Result> results = new ArrayList<>();
        for (CheckedModel.Output output : model.outputs()) {
            results.add(new StepGraph.Result(
                    StepGraph.Result.Kind.OUTPUT, output.port().name(), defined(output.value())));
        }
        results.add(new StepGraph.Result(StepGraph.Result.Kind.LOSS, "", loss()));
        // A state is handed over even if only something unused reads its past.
        Set<String> read = pasts.keySet().stream().map(Past::state).collect(Collectors.toSet());
        model.states().stream().filter(state -> !read.contains(state.name())).forEach(this::history);
        pasts.forEach((past, shift) -> graph.bind(shift, defined(past.state())));
        List<StepGraph.State> carried = model.states().stream()
                .map(state -> new StepGraph.State(
                        state.name(), state.shape(), defined(state.name()), state.depth(), state.reverse()))
                .toList();
        return new StepGraph(Naming.complete(graph.nodes()), carried, results, equations);
    }

    private void port(Port port) {
        Axes axes = port.once() ? Axes.SEQUENCE : Axes.STEP;
        Op.Leaf op = port.isIndex() ? new Op.Index(port.name()) : new Op.Input(port.name());
        define(port.name(), graph.leaf(op, new Shape(port.shape()), axes));
    }

    private void define(String name, int id) {
        graph.name(id, name);
        values.put(name, id);
    }

    private int defined(String name) {
        Integer id = values.get(name);
        if (id == null) {
            throw new IllegalStateException("no value for " + name);
        }
        return id;
    }

    private int loss() {
        int total = -1;
        for (CheckedModel.Loss loss : model.losses()) {
            int part = loss(loss);
            total = total < 0 ? part : graph.map(Elementwise.ADD, total, part);
        }
        graph.name(total, "loss");
        return total;
    }

    private int loss(CheckedModel.Loss loss) {
        int each = value(loss.value());
        int counted = loss.atLast() ? graph.last(each) : each;
        Axes axes = loss.atLast() ? Axes.SEQUENCE : Axes.STEP;
        int sum = graph.sumOver(axes, Axes.NONE, counted);
        if (!loss.mean()) {
            return sum;
        }
        int count = graph.leaf(new Op.Count(!loss.atLast()), Shape.SCALAR, Axes.NONE);
        return graph.map(Elementwise.DIVIDE, sum, count);
    }

    private int value(Term term) {
        Integer known = terms.get(term);
        if (known != null) {
            return known;
        }
        int id = build(term);
        terms.put(term, id);
        return id;
    }

    private int build(Term term) {
        if (term instanceof Term.Number number) {
            return graph.number(number.value());
        } else if (term instanceof Term.Read read) {
            return defined(read.name());
        } else if (term instanceof Term.Past past) {
            return past(past);
        } else if (term instanceof Term.Part part) {
            return graph.slice(value(part.vector()), part.from(), part.to());
        } else if (term instanceof Term.Lookup lookup) {
            return graph.lookup(value(lookup.table()), defined(lookup.index()));
        } else if (term instanceof Term.Mask mask) {
            return mask(mask);
        } else if (term instanceof Term.Apply apply) {
            return apply(apply);
        }
        throw new IllegalStateException("unknown term " + term);
    }

    private int history(CheckedModel.State state) {
        int history = graph.history(state.name(), value(state.initial()), state.shape());
        graph.name(history, state.name() + "Start");
        return history;
    }

    private int past(Term.Past past) {
        CheckedModel.State state = states.get(past.state());
        if (state == null) {
            throw new IllegalStateException("no state " + past.state());
        }
        int by = state.reverse() ? past.stepsBack() : -past.stepsBack();
        Past key = new Past(past.state(), by);
        Integer known = pasts.get(key);
        if (known != null) {
            return known;
        }
        int shift = graph.shift(by, history(state), state.shape());
        graph.name(shift, state.name() + "Past");
        pasts.put(key, shift);
        return shift;
    }

    private int mask(Term.Mask mask) {
        if (!masked || mask.rate() == 0) {
            return graph.fill(graph.number(1), mask.shape());
        }
        return graph.mask(mask.number(), mask.rate(), mask.shape(), mask.once() ? Axes.SEQUENCE : Axes.STEP);
    }

    private int apply(Term.Apply apply) {
        int[] arguments = apply.arguments().stream().mapToInt(this::value).toArray();
        return switch (apply.builtin()) {
            case MATMUL -> graph.matMul(arguments[0], arguments[1]);
            case DOT -> graph.sum(graph.map(Elementwise.MULTIPLY, arguments));
            case OUTER -> graph.outer(arguments[0], arguments[1]);
            case TRANSPOSE -> graph.transpose(arguments[0]);
            case JOIN -> graph.join(arguments[0], arguments[1]);
            case SUM -> graph.sum(arguments[0]);
            case MEAN -> mean(arguments[0]);
            case SOFTMAX -> softmax(arguments[0]);
            case LOG_SOFTMAX -> logSoftmax(arguments[0]);
            default -> graph.map(elementwise(apply.builtin()), arguments);
        };
    }

    private static Elementwise elementwise(Builtin builtin) {
        return Elementwise.valueOf(builtin.name());
    }

    private int mean(int value) {
        int count = graph.number(graph.node(value).shape().elements());
        return graph.map(Elementwise.DIVIDE, graph.sum(value), count);
    }

    /** exp(v - max v) / sum(exp(v - max v)): the greatest exponent is 0, so nothing overflows. */
    private int softmax(int value) {
        int exp = graph.map(Elementwise.EXP, graph.map(Elementwise.SUBTRACT, value, graph.greatest(value)));
        return graph.map(Elementwise.DIVIDE, exp, graph.sum(exp));
    }

    private int logSoftmax(int value) {
        int shifted = graph.map(Elementwise.SUBTRACT, value, graph.greatest(value));
        int total = graph.map(Elementwise.LOG, graph.sum(graph.map(Elementwise.EXP, shifted)));
        return graph.map(Elementwise.SUBTRACT, shifted, total);
    }
}

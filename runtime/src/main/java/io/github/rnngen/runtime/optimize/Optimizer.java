package io.github.rnngen.runtime.optimize;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Parameter;
import io.github.rnngen.runtime.Signature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Improves parameters by gradients, step by step, after a rule.
 *
 * <p>All arithmetic is in double; parameters and memory are rounded to the element type when they are stored. The same
 * steps give the same bits on every machine. Frozen parameters are left alone, whatever their gradient. Belongs to one
 * parameter array; not safe for use by several threads at once. {@link #update} allocates nothing.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public final class Optimizer<A> {
    /** Elements that are worked on at once: few enough that a block of all arrays fits into the first cache. */
    private static final int BLOCK = 512;

    /** More are never reached; up to here, each count is a double, as rules want it. */
    private static final long MOST_STEPS = 1L << 53;

    private final Elements<A> elements;
    private final UpdateRule rule;
    private final WeightDecay decay;
    private final int parameterCount;

    /** Start and length of each run of trained parameters, in turn. */
    private final int[] runs;

    private final List<String> names;
    private final List<A> memory;
    private final double[] parameterBlock;
    private final double[] gradientBlock;
    private final double[][] memoryBlocks;
    private long steps;

    /** An optimiser for a network's parameters, without weight decay. */
    public Optimizer(Network<A> network, UpdateRule rule) {
        this(network, rule, WeightDecay.NONE);
    }

    /** An optimiser for a network's parameters. */
    public Optimizer(Network<A> network, UpdateRule rule, WeightDecay decay) {
        this(network.signature(), network.elements(), rule, decay);
    }

    /**
     * An optimiser for parameters of this layout.
     *
     * @param signature says how many parameters there are, and which of them are trained
     * @param elements the element type of the arrays
     */
    public Optimizer(Signature signature, Elements<A> elements, UpdateRule rule, WeightDecay decay) {
        this.elements = elements;
        this.rule = rule;
        this.decay = decay;
        this.parameterCount = signature.parameterCount();
        this.runs = trainedRuns(signature.parameters());
        this.names = List.copyOf(rule.memory());
        this.memory =
                names.stream().map(name -> elements.allocate(parameterCount)).toList();
        int block = Math.min(BLOCK, parameterCount);
        this.parameterBlock = new double[block];
        this.gradientBlock = new double[block];
        this.memoryBlocks = new double[names.size()][block];
    }

    private static int[] trainedRuns(List<Parameter> parameters) {
        return parameters.stream()
                .filter(Parameter::trained)
                .flatMapToInt(p -> IntStream.of(p.offset(), p.elements()))
                .toArray();
    }

    /** The rule. */
    public UpdateRule rule() {
        return rule;
    }

    /** The weight decay. */
    public WeightDecay decay() {
        return decay;
    }

    /**
     * Takes one step.
     *
     * @param parameters changed in place
     * @param gradients the loss's gradient at these parameters, laid out as they are, all finite; only read
     * @param rate the learning rate, finite and at least 0
     * @throws IllegalArgumentException if an array has another length than the layout, or the rate is out of range;
     *     nothing is changed then
     */
    public void update(A parameters, A gradients, double rate) {
        requireLength("parameters", parameters);
        requireLength("gradients", gradients);
        Range.NOT_NEGATIVE.require("the learning rate", rate);
        steps++;
        for (int run = 0; run < runs.length; run += 2) {
            int end = runs[run] + runs[run + 1];
            for (int from = runs[run]; from < end; from += BLOCK) {
                updateBlock(parameters, gradients, from, Math.min(BLOCK, end - from), rate);
            }
        }
    }

    private void updateBlock(A parameters, A gradients, int from, int count, double rate) {
        elements.load(parameters, from, parameterBlock, count);
        elements.load(gradients, from, gradientBlock, count);
        for (int i = 0; i < memoryBlocks.length; i++) {
            elements.load(memory.get(i), from, memoryBlocks[i], count);
        }
        decay.apply(parameterBlock, gradientBlock, count, rate);
        rule.update(parameterBlock, gradientBlock, memoryBlocks, count, rate, steps);
        elements.store(parameterBlock, parameters, from, count);
        for (int i = 0; i < memoryBlocks.length; i++) {
            elements.store(memoryBlocks[i], memory.get(i), from, count);
        }
    }

    /** What it remembers, as a copy that later steps leave alone. */
    public OptimizerState<A> state() {
        Map<String, A> copies = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            A copy = elements.allocate(parameterCount);
            elements.copy(memory.get(i), 0, copy, 0, parameterCount);
            copies.put(names.get(i), copy);
        }
        return new OptimizerState<>(steps, copies);
    }

    /**
     * Goes on from a state: the next steps are those that the optimiser that it is from would have taken, bit for bit.
     *
     * @param state of an optimiser with the same rule and layout; copied
     * @throws IllegalArgumentException if an array is missing, unknown or of another length, or the number of steps
     *     is not in 0 to 2<sup>53</sup>; nothing is changed then
     */
    public void restore(OptimizerState<A> state) {
        if (state.steps() < 0 || state.steps() > MOST_STEPS) {
            throw new IllegalArgumentException("an optimiser can't have taken " + state.steps() + " steps");
        }
        if (!state.memory().keySet().equals(Set.copyOf(names))) {
            throw new IllegalArgumentException("the optimiser remembers " + names + ", but the state has "
                    + state.memory().keySet());
        }
        state.memory().forEach(this::requireLength);
        state.memory()
                .forEach((name, array) -> elements.copy(array, 0, memory.get(names.indexOf(name)), 0, parameterCount));
        steps = state.steps();
    }

    private void requireLength(String what, A array) {
        int length = elements.length(array);
        if (length != parameterCount) {
            throw new IllegalArgumentException(
                    what + ": " + length + " elements where the network has " + parameterCount + " parameters");
        }
    }
}

package io.github.rnngen.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * What a generated network consists of: sizes, ports, the layout of its parameters and states. Immutable.
 *
 * @param name the model's name
 * @param precision the element type of all arrays
 * @param steps number of time steps T in one pass
 * @param variableLength whether each sequence has a length of its own, from 1 to {@code steps}
 * @param batch number of sequences B that one pass has room for
 * @param inputs what the network reads
 * @param targets what the loss compares the outputs with
 * @param outputs what the network computes
 * @param parameters the layout of the flat parameter array, without gaps, in order of offset
 * @param states the layout of one sequence's states, without gaps, in order of offset
 * @param settings the model's {@code train} block, each key once; empty if it has none
 * @param equations a fingerprint of the equations of outputs and loss: another one is of another model, which may have the
 *     same parameters; empty if nobody knows
 */
public record Signature(
        String name,
        Precision precision,
        int steps,
        boolean variableLength,
        int batch,
        List<Port> inputs,
        List<Port> targets,
        List<Port> outputs,
        List<Parameter> parameters,
        List<StateSlot> states,
        List<Setting> settings,
        String equations) {

    public Signature {
        inputs = List.copyOf(inputs);
        targets = List.copyOf(targets);
        outputs = List.copyOf(outputs);
        parameters = List.copyOf(parameters);
        states = List.copyOf(states);
        settings = List.copyOf(settings);
    }

    /** What is given to the network: inputs, then targets. */
    public List<Port> inputsAndTargets() {
        List<Port> ports = new ArrayList<>(inputs);
        ports.addAll(targets);
        return List.copyOf(ports);
    }

    /**
     * Length of the flat parameter array.
     *
     * @throws ArithmeticException if that is more than an {@code int} holds
     */
    public int parameterCount() {
        return parameters.stream().mapToInt(Parameter::elements).reduce(0, Math::addExact);
    }

    /**
     * Checks that an array has room for all parameters and no more.
     *
     * @throws IllegalArgumentException if its length is another one than {@link #parameterCount}
     */
    public <A> void requireParameters(Elements<A> elements, A parameters) {
        int expected = parameterCount();
        int actual = elements.length(parameters);
        if (actual != expected) {
            throw new IllegalArgumentException(name + " has " + expected + " parameters, but the array has " + actual);
        }
    }

    /**
     * Names an element of the flat parameter array, as in {@code W_xh[3, 0]}.
     *
     * @throws IndexOutOfBoundsException if there is no such element
     */
    public String parameterAt(int index) {
        for (Parameter parameter : parameters) {
            int within = index - parameter.offset();
            if (within >= 0 && within < parameter.elements()) {
                return parameter.name() + Shapes.position(parameter.shape(), within);
            }
        }
        throw new IndexOutOfBoundsException(index);
    }

    /**
     * Length of one sequence's states.
     *
     * @throws ArithmeticException if that is more than an {@code int} holds
     */
    public int stateCount() {
        return states.stream().mapToInt(StateSlot::elements).reduce(0, Math::addExact);
    }

    /**
     * A new parameter array, drawn from the parameters' distributions.
     *
     * <p>The same seed gives the same bits on every JDK and machine. Each parameter's values depend on the seed, its
     * name, shape and distribution alone, not on the parameters beside it. Values are drawn in double and rounded to
     * the element type, so that both precisions start from the same point.
     *
     * @throws IllegalArgumentException if a distribution does not fit its parameter, as with an orthogonal vector or a
     *     negative standard deviation; names the parameter
     */
    public <A> A initialize(Elements<A> elements, long seed) {
        A values = elements.allocate(parameterCount());
        for (Parameter parameter : parameters) {
            Initialization.draw(parameter, elements, values, seed);
        }
        return values;
    }

    /**
     * Starts the description of a network; parts are laid out in the order in which they are added.
     *
     * @param name the model's name
     * @param precision the element type of all arrays
     * @param steps number of time steps in one pass
     * @param batch number of sequences that one pass has room for
     */
    public static Builder builder(String name, Precision precision, int steps, int batch) {
        return new Builder(name, precision, steps, batch);
    }

    /** Collects the parts of a {@link Signature}. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private final Precision precision;
        private final int steps;
        private final int batch;
        private boolean variableLength;
        private final List<Port> inputs = new ArrayList<>();
        private final List<Port> targets = new ArrayList<>();
        private final List<Port> outputs = new ArrayList<>();
        private final List<Parameter> parameters = new ArrayList<>();
        private final List<StateSlot> states = new ArrayList<>();
        private final List<Setting> settings = new ArrayList<>();
        private String equations = "";
        private int parameterOffset;
        private int stateOffset;

        private Builder(String name, Precision precision, int steps, int batch) {
            this.name = name;
            this.precision = precision;
            this.steps = steps;
            this.batch = batch;
        }

        /** Gives each sequence a length of its own, up to the number of steps. */
        public Builder variableLength() {
            variableLength = true;
            return this;
        }

        /** Adds an input. */
        public Builder input(Port port) {
            inputs.add(port);
            return this;
        }

        /** Adds a target. */
        public Builder target(Port port) {
            targets.add(port);
            return this;
        }

        /** Adds an output. */
        public Builder output(Port port) {
            outputs.add(port);
            return this;
        }

        /**
         * Adds a parameter behind those added before.
         *
         * @param name the qualified name
         * @param distribution what initial values are drawn from
         * @param trained whether the gradient is computed
         * @param shape rows and columns, a length, or nothing for a scalar
         * @throws ArithmeticException if all parameters together have more elements than an {@code int} holds
         */
        public Builder parameter(String name, Distribution distribution, boolean trained, Integer... shape) {
            Parameter parameter = new Parameter(name, List.of(shape), parameterOffset, distribution, trained);
            parameters.add(parameter);
            parameterOffset = Math.addExact(parameterOffset, parameter.elements());
            return this;
        }

        /**
         * Adds a state behind those added before.
         *
         * @param name the qualified name
         * @param depth how many past values are kept, at least 1
         * @param shape the shape of one value; nothing for a scalar
         * @throws ArithmeticException if all states together have more elements than an {@code int} holds
         */
        public Builder state(String name, int depth, Integer... shape) {
            StateSlot state = new StateSlot(name, List.of(shape), depth, stateOffset);
            states.add(state);
            stateOffset = Math.addExact(stateOffset, state.elements());
            return this;
        }

        /** Adds a line of the {@code train} block. */
        public Builder setting(Setting setting) {
            settings.add(setting);
            return this;
        }

        /** Says which equations the network computes, by a fingerprint. */
        public Builder equations(String fingerprint) {
            equations = fingerprint;
            return this;
        }

        /** The description of all that was added. */
        public Signature build() {
            return new Signature(
                    name,
                    precision,
                    steps,
                    variableLength,
                    batch,
                    inputs,
                    targets,
                    outputs,
                    parameters,
                    states,
                    settings,
                    equations);
        }
    }
}

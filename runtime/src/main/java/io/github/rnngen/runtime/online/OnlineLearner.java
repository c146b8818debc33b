package io.github.rnngen.runtime.online;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Signature;
import io.github.rnngen.runtime.optimize.Optimizer;
import io.github.rnngen.runtime.train.TrainingState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Learns from each event of a stream that has no end.
 *
 * <p>For each event the network runs over a window of the latest events, as many as it has steps, and its parameters take
 * one step down the gradient of the model's loss over that window. The window starts in the state in which the network was
 * after the event before it, so that what happened earlier is remembered, though gradients stop at the window's start;
 * the first windows start in the initial state. A model of {@code steps up to T} learns from the first event on, from windows that are shorter at first; one of
 * {@code steps T} from event T on. Models whose loss is {@code at last} learn from each event once, others from each event
 * as often as it is in the window.
 *
 * <p>Where there is dropout, {@link #output} after {@link #learn}, and the state that is kept for later events, are of the
 * network with some elements dropped.
 *
 * <p>Real values are brought to mean 0 and deviation 1 by what was seen so far, the event included; outputs are then in
 * those units, too, and {@link #restored} brings them back to a target's own.
 *
 * <p>Works on the network's first sequence. Belongs to one thread. Nothing is allocated per event.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public final class OnlineLearner<A> {
    private final Network<A> network;
    private final Elements<A> elements;
    private final Optimizer<A> optimizer;
    private final OnlineSettings settings;
    private final A parameters;
    private final List<EventPort<A>> inputs;
    private final List<EventPort<A>> targets;
    private final Map<String, A> outputs = new LinkedHashMap<>();
    private final List<Port> outputPorts;
    private final int steps;
    private final int stateCount;

    /** The states after the latest events; that of event n at place n modulo the number of steps. */
    private final A states;

    private long events;
    private int inWindow;
    private int known;
    private long refused;

    /**
     * A learner that has seen nothing yet.
     *
     * @param parameters are changed in place
     * @throws IllegalArgumentException if an input or target is an index or given once, there is no target, or the parameters
     *     are not as many as the network has
     */
    public OnlineLearner(Network<A> network, A parameters, Optimizer<A> optimizer, OnlineSettings settings) {
        Signature signature = network.signature();
        signature.requireParameters(network.elements(), parameters);
        this.network = network;
        this.elements = network.elements();
        this.optimizer = optimizer;
        this.settings = settings;
        this.parameters = parameters;
        this.inputs = ports(signature.inputs());
        this.targets = ports(signature.targets());
        if (targets.isEmpty()) {
            throw new IllegalArgumentException(signature.name() + " has no target to learn from");
        }
        this.outputPorts = signature.outputs();
        outputPorts.forEach(port -> outputs.put(port.name(), elements.allocate(port.elements())));
        this.steps = signature.steps();
        this.stateCount = signature.stateCount();
        this.states = elements.allocate(Math.multiplyExact(steps, stateCount));
    }

    private List<EventPort<A>> ports(List<Port> ports) {
        List<EventPort<A>> all = new ArrayList<>();
        for (Port port : ports) {
            if (port.isIndex() || port.once()) {
                throw new IllegalArgumentException(
                        port.name() + " is no real value of each event: learning from a stream needs such");
            }
            all.add(new EventPort<>(port, network, settings));
        }
        return List.copyOf(all);
    }

    /**
     * Where the next event's values of an input or target go. Always the same array.
     *
     * @throws IllegalArgumentException if there is no such port
     */
    public A values(String port) {
        return find(port).event;
    }

    /**
     * {@link #learn} for a network with one input and one target.
     *
     * @param x values of the input; copied
     * @param target values of the target; copied
     * @throws IllegalArgumentException as {@link #learn}, or if a length does not fit, or there are more ports
     */
    public double learnOne(A x, A target) {
        copy(x, only("input", inputs));
        copy(target, only("target", targets));
        return learn();
    }

    /**
     * {@link #predict} for a network with one input.
     *
     * @param x values of the input; copied
     * @throws IllegalArgumentException as {@link #predict}, or if the length does not fit, or there are more inputs
     */
    public boolean predictOne(A x) {
        copy(x, only("input", inputs));
        return predict();
    }

    private static <A> EventPort<A> only(String kind, List<EventPort<A>> ports) {
        if (ports.size() != 1) {
            throw new IllegalArgumentException("the network has " + ports.size() + " of what should be its only " + kind
                    + ": write to the arrays of values(…)");
        }
        return ports.get(0);
    }

    private void copy(A values, EventPort<A> port) {
        if (elements.length(values) != port.size()) {
            throw new IllegalArgumentException(
                    port.name() + " has " + port.size() + " elements, not " + elements.length(values));
        }
        elements.copy(values, 0, port.event, 0, port.size());
    }

    /**
     * Learns from the event in {@link #values}. Outputs are then those for this event, with the parameters from before.
     * Each event has dropout of its own, which follows from its number.
     *
     * @return the loss of the window, with the parameters from before; NaN if there are not yet enough events, or if the
     *     step was refused because loss or gradient was not finite: parameters and optimiser then are as they were, and
     *     the window starts anew
     * @throws IllegalArgumentException if a value is not finite, or beyond 1e150 where values are normalised; nothing is
     *     changed then
     */
    public double learn() {
        requireUsable(inputs);
        requireUsable(targets);
        count(inputs);
        count(targets);
        int place = (int) (events % steps);
        keep(inputs, place);
        keep(targets, place);
        int length = Math.min(inWindow + 1, steps);
        double loss = Double.NaN;
        if (isEnough(length)) {
            load(inputs, place, length);
            load(targets, place, length);
            start(place, length);
            network.averageOver(0, 0);
            network.seedDropout(events, 0);
            loss = network.lossAndGradients(parameters, 1);
            readOutputs(length);
            if (!Double.isFinite(loss) || elements.firstNonFinite(network.gradients()) >= 0) {
                events++;
                refused++;
                inWindow = 0;
                known = 0;
                return Double.NaN;
            }
            elements.copy(network.endState(), 0, states, place * stateCount, stateCount);
            known = Math.min(known + 1, steps);
            settings.clipping().apply(elements, network.gradients());
            optimizer.update(parameters, network.gradients(), settings.rate());
        }
        events++;
        inWindow = length;
        return loss;
    }

    /**
     * Computes the outputs for an event whose target is not known yet, from the inputs in {@link #values}. Changes nothing
     * that is learned or remembered.
     *
     * @return whether there were enough events; outputs mean nothing otherwise
     * @throws IllegalArgumentException as {@link #learn}
     */
    public boolean predict() {
        requireUsable(inputs);
        int place = (int) (events % steps);
        int length = Math.min(inWindow + 1, steps);
        if (!isEnough(length)) {
            return false;
        }
        keep(inputs, place);
        load(inputs, place, length);
        start(place, length);
        network.forward(parameters, 1);
        readOutputs(length);
        return true;
    }

    private boolean isEnough(int length) {
        return network.signature().variableLength() || length == steps;
    }

    private void requireUsable(List<EventPort<A>> ports) {
        for (int i = 0; i < ports.size(); i++) {
            ports.get(i).requireUsable();
        }
    }

    private void count(List<EventPort<A>> ports) {
        for (int i = 0; i < ports.size(); i++) {
            ports.get(i).count();
        }
    }

    private void keep(List<EventPort<A>> ports, int place) {
        for (int i = 0; i < ports.size(); i++) {
            ports.get(i).keep(place);
        }
    }

    private void load(List<EventPort<A>> ports, int place, int length) {
        for (int i = 0; i < ports.size(); i++) {
            for (int step = 0; step < length; step++) {
                ports.get(i).load(Math.floorMod(place - length + 1 + step, steps), step);
            }
        }
    }

    /** The state before the window is that after the event whose place the latest one takes. */
    private void start(int place, int length) {
        if (network.signature().variableLength()) {
            network.lengths()[0] = length;
        }
        if (known == steps) {
            network.carryState();
            elements.copy(states, place * stateCount, network.startState(), 0, stateCount);
        } else {
            network.resetState();
        }
    }

    private void readOutputs(int length) {
        for (int i = 0; i < outputPorts.size(); i++) {
            String name = outputPorts.get(i).name();
            A output = output(name);
            int size = elements.length(output);
            int batch = network.signature().batch();
            elements.copy(network.values(name), (length - 1) * batch * size, output, 0, size);
        }
    }

    /**
     * An output for the latest event that was learned from or predicted. Always the same array.
     *
     * @throws IllegalArgumentException if there is no such output
     */
    public A output(String port) {
        A output = outputs.get(port);
        if (output == null) {
            throw new IllegalArgumentException("there is no output " + port + "; there are " + outputs.keySet());
        }
        return output;
    }

    /**
     * What a number in the units of a normalised input or target is in its own: for outputs that forecast a target.
     *
     * @throws IllegalArgumentException if there is no such port, or no such element of it
     */
    public double restored(String port, int element, double value) {
        EventPort<A> found = find(port);
        if (element < 0 || element >= found.size()) {
            throw new IllegalArgumentException(
                    port + " has " + found.size() + " elements, from 0 on: there is no element " + element);
        }
        return found.restored(element, value);
    }

    private EventPort<A> find(String port) {
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).name().equals(port)) {
                return inputs.get(i);
            }
        }
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i).name().equals(port)) {
                return targets.get(i);
            }
        }
        throw new IllegalArgumentException("there is neither an input nor a target " + port);
    }

    /** How many events there were. */
    public long events() {
        return events;
    }

    /** How many steps were refused because loss or gradient was not finite. */
    public long refused() {
        return refused;
    }

    /** All that is learned and remembered, the parameters included, as copies. */
    public TrainingState<A> snapshot() {
        TrainingState.Builder<A> state = TrainingState.builder(elements);
        settings().forEach(state::real);
        state.integer("events", events)
                .integer("in_window", inWindow)
                .integer("known", known)
                .integer("refused", refused)
                .array("parameters", parameters)
                .array("states", states);
        inputs.forEach(port -> port.save(state));
        targets.forEach(port -> port.save(state));
        return state.optimizer(optimizer.state()).build();
    }

    /**
     * Goes on from a snapshot: with the same events it gives the same bits.
     *
     * @param state of a learner with the same network and optimiser, and settings that differ at most in rate and clipping
     * @throws IllegalArgumentException if a part is missing, or is none of such a learner; says which. The learner is then
     *     not to be used
     */
    public void restore(TrainingState<A> state) {
        settings().forEach((name, value) -> {
            if (Double.compare(state.real(name), value) != 0) {
                throw new IllegalArgumentException("the snapshot is of a learner with " + name + " " + state.real(name)
                        + ", this one has " + name + " " + value);
            }
        });
        state.copy("parameters", elements, parameters);
        state.copy("states", elements, states);
        inputs.forEach(port -> port.restore(state));
        targets.forEach(port -> port.restore(state));
        optimizer.restore(state.optimizer());
        events = notNegative(state, "events");
        inWindow = state.count("in_window", steps);
        known = state.count("known", steps);
        refused = notNegative(state, "refused");
    }

    /** Settings that what is remembered depends on, always in the same order. */
    private Map<String, Double> settings() {
        Map<String, Double> all = new LinkedHashMap<>();
        all.put("normalized", settings.normalized() ? 1.0 : 0.0);
        all.put("memory", settings.memory());
        return all;
    }

    private static long notNegative(TrainingState<?> state, String name) {
        long count = state.integer(name);
        if (count < 0) {
            throw new IllegalArgumentException("the state of training says " + name + " " + count);
        }
        return count;
    }
}

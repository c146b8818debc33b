package io.github.rnngen.runtime.online;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Shapes;
import io.github.rnngen.runtime.train.TrainingState;

/** A real-valued input or target: the values of the event at hand, and of the events in the window, as they came. */
final class EventPort<A> {
    private final String name;
    private final Port port;
    private final Elements<A> elements;
    private final A target;
    private final int stride;
    private final int size;
    private final boolean normalized;
    private final RunningMoments moments;
    private final A window;
    final A event;

    EventPort(Port port, Network<A> network, OnlineSettings settings) {
        this.name = port.name();
        this.port = port;
        this.elements = network.elements();
        this.target = network.values(name);
        this.size = port.elements();
        this.stride = network.signature().batch() * size;
        this.normalized = settings.normalized();
        this.moments = new RunningMoments(size, settings.memory());
        this.window = elements.allocate(network.signature().steps() * size);
        this.event = elements.allocate(size);
    }

    String name() {
        return name;
    }

    int size() {
        return size;
    }

    /** Whether all values can be learned from. */
    void requireUsable() {
        for (int i = 0; i < size; i++) {
            double value = elements.get(event, i);
            if (!Double.isFinite(value) || (normalized && Math.abs(value) > RunningMoments.GREATEST)) {
                throw new IllegalArgumentException("the event has " + value + " in " + name
                        + Shapes.position(port.shape(), i) + "; nothing was learned from it");
            }
        }
    }

    /** Lets the event at hand count for mean and deviation. */
    void count() {
        moments.next();
        for (int i = 0; i < size; i++) {
            moments.add(i, elements.get(event, i));
        }
    }

    /** Puts the event at hand into a place of the window. */
    void keep(int place) {
        elements.copy(event, 0, window, place * size, size);
    }

    /** Writes a place of the window to a time step of the network's first sequence. */
    void load(int place, int step) {
        for (int i = 0; i < size; i++) {
            double value = elements.get(window, place * size + i);
            elements.set(target, step * stride + i, normalized ? moments.scaled(i, value) : value);
        }
    }

    double restored(int element, double value) {
        return normalized ? moments.restored(element, value) : value;
    }

    void save(TrainingState.Builder<A> state) {
        state.array("window/" + name, window).real("weight/" + name, moments.weight());
        for (int i = 0; i < size; i++) {
            state.real("mean/" + name + "/" + i, moments.mean(i));
            state.real("variance/" + name + "/" + i, moments.variance(i));
        }
    }

    void restore(TrainingState<A> state) {
        state.copy("window/" + name, elements, window);
        moments.restore(state.real("weight/" + name));
        for (int i = 0; i < size; i++) {
            moments.restore(i, state.real("mean/" + name + "/" + i), state.real("variance/" + name + "/" + i));
        }
    }
}

package io.github.rnngen.cli.training;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Port;

/**
 * The values of one input or target at all steps of a table.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
abstract sealed class PortData<A> {
    private final Port port;
    private final Place place;

    private PortData(Port port, Place place) {
        this.port = port;
        this.place = place;
    }

    /** Of which step of a piece a port takes the value that it is given once. */
    enum Once {
        /** What is known before a sequence is read: an input. */
        FIRST,
        /** What is known when it has been read, and no row that was read tells: a target. */
        LAST;

        int step(int length) {
            return this == FIRST ? 0 : length - 1;
        }
    }

    /**
     * Where a value lies.
     *
     * @param shift how many steps later than the piece's own steps
     * @param once what counts if the port has one value a piece
     * @param unit how many steps share a value in the array
     */
    record Place(int shift, Once once, int unit) {
        /** A value of each step. */
        static Place steps(int shift) {
            return new Place(shift, Once.FIRST, 1);
        }

        int of(int start, int step) {
            return (start + step + shift) / unit;
        }
    }

    Port port() {
        return port;
    }

    /** Writes a piece to the port's buffer, {@code [steps][batch][elements]}. */
    final void load(int start, int length, Network<A> network, int slot) {
        int batch = network.signature().batch();
        if (port.once()) {
            copy(place.of(start, place.once().step(length)), network, slot);
            return;
        }
        for (int step = 0; step < length; step++) {
            copy(place.of(start, step), network, step * batch + slot);
        }
    }

    abstract void copy(int from, Network<A> network, int to);

    /** Adds all values, those that no piece has among them. */
    abstract void addTo(DataFingerprint fingerprint);

    int placeOf(int start, int step) {
        return place.of(start, step);
    }

    /** Real values, {@code [place][elements]}. */
    static final class Values<A> extends PortData<A> {
        private final Elements<A> elements;
        private final A data;

        Values(Port port, Place place, Elements<A> elements, A data) {
            super(port, place);
            this.elements = elements;
            this.data = data;
        }

        @Override
        void copy(int from, Network<A> network, int to) {
            int size = port().elements();
            elements.copy(data, from * size, network.values(port().name()), to * size, size);
        }

        @Override
        void addTo(DataFingerprint fingerprint) {
            for (int i = 0; i < elements.length(data); i++) {
                fingerprint.add(elements.get(data, i));
            }
        }

        double value(int start, int step, int element) {
            return elements.get(data, placeOf(start, step) * port().elements() + element);
        }
    }

    /** Integers, one a place. */
    static final class Indices<A> extends PortData<A> {
        private final int[] data;

        Indices(Port port, Place place, int[] data) {
            super(port, place);
            this.data = data;
        }

        @Override
        void copy(int from, Network<A> network, int to) {
            network.indices(port().name())[to] = data[from];
        }

        @Override
        void addTo(DataFingerprint fingerprint) {
            fingerprint.add(data);
        }

        int value(int start, int step) {
            return data[placeOf(start, step)];
        }
    }
}

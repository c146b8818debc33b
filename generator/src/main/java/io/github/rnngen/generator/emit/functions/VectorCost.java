package io.github.rnngen.generator.emit.functions;

/**
 * What code on vectors comes to, roughly.
 *
 * @param nodes how many nodes C2 makes of it: those of {@code jdk.incubator.vector} in Java 17.0.15, from the ids of late
 *     inlines in the log of {@code -XX:+LogCompilation}, rounded up
 * @param bytes of bytecode, rounded down
 */
record VectorCost(int nodes, int bytes) {
    static final VectorCost NONE = new VectorCost(0, 0);
    static final VectorCost LOAD = new VectorCost(330, 12);
    static final VectorCost STORE = new VectorCost(320, 9);
    static final VectorCost BROADCAST = new VectorCost(240, 9);
    static final VectorCost REINTERPRET = new VectorCost(400, 6);

    /** Of an operation, and of keeping its result. */
    static VectorCost of(Step step) {
        return switch (step.kind()) {
            case ARITHMETIC -> new VectorCost(420, 9);
            case UNARY -> new VectorCost(350, 6);
            case CHOICE -> new VectorCost(570, 16);
            case REINTERPRET -> REINTERPRET;
            case ON_BITS -> new VectorCost(640, 11);
        };
    }

    VectorCost plus(VectorCost other) {
        return new VectorCost(nodes + other.nodes, bytes + other.bytes);
    }

    VectorCost times(int count) {
        return new VectorCost(nodes * count, bytes * count);
    }
}

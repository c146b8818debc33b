package io.github.rnngen.generator.emit.functions;

import com.palantir.javapoet.CodeBlock;
import java.util.Set;

/**
 * One operation on vectors, whose result is a local variable.
 *
 * @param isBits whether the result is a vector of integers
 * @param reads the variables that it reads
 * @param constants those that it reads
 * @param cost of the operation, and of keeping the result
 */
record VectorStep(String name, boolean isBits, CodeBlock value, Set<String> reads, Set<String> constants, Cost cost) {
    VectorStep {
        reads = Set.copyOf(reads);
        constants = Set.copyOf(constants);
    }

    /**
     * What code comes to, roughly.
     *
     * @param nodes how many nodes C2 makes of it: those of {@code jdk.incubator.vector} in Java 17.0.15, from the ids of late
     *     inlines in the log of {@code -XX:+LogCompilation}, rounded up
     * @param bytes of bytecode, rounded down
     */
    record Cost(int nodes, int bytes) {
        static final Cost NONE = new Cost(0, 0);
        static final Cost LOAD = new Cost(330, 12);
        static final Cost STORE = new Cost(320, 9);
        static final Cost BROADCAST = new Cost(240, 9);
        static final Cost ARITHMETIC = new Cost(420, 9);
        static final Cost UNARY = new Cost(350, 6);
        static final Cost CHOICE = new Cost(570, 16);
        static final Cost REINTERPRET = new Cost(400, 6);
        static final Cost ON_BITS = new Cost(640, 11);

        Cost plus(Cost other) {
            return new Cost(nodes + other.nodes, bytes + other.bytes);
        }

        Cost times(int count) {
            return new Cost(nodes * count, bytes * count);
        }
    }
}

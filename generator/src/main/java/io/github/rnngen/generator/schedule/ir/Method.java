package io.github.rnngen.generator.schedule.ir;

import java.util.List;

/**
 * A method to be emitted.
 *
 * @param group which of the emitted classes holds it; 0 is the network's own
 */
public record Method(String name, int group, List<Stmt> body) {
    public Method {
        body = List.copyOf(body);
    }
}

package io.github.rnngen.runtime.optimize;

import java.util.List;

/** Stochastic gradient descent: {@code parameter -= rate * gradient}. Remembers nothing. */
public record Sgd() implements UpdateRule {
    @Override
    public List<String> memory() {
        return List.of();
    }

    @Override
    public void update(double[] parameters, double[] gradients, double[][] memory, int count, double rate, long step) {
        for (int i = 0; i < count; i++) {
            parameters[i] -= rate * gradients[i];
        }
    }
}

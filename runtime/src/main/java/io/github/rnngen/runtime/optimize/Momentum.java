package io.github.rnngen.runtime.optimize;

import java.util.List;

/**
 * Gradient descent with momentum. With the velocity {@code v}, 0 at first, and the gradient {@code g}:
 *
 * <pre>
 * v = momentum * v + g
 * parameter -= rate * v                     Polyak's
 * parameter -= rate * (g + momentum * v)    Nesterov's
 * </pre>
 *
 * <p>Polyak, "Some methods of speeding up the convergence of iteration methods", 1964; Nesterov's in the form of
 * Sutskever et al., "On the importance of initialization and momentum in deep learning", 2013, with the velocity in
 * units of gradients, so that a new rate applies to all of it at once, as in PyTorch.
 *
 * @param momentum how much of the velocity is kept, from 0 to below 1
 * @param nesterov whether the step looks ahead along the velocity
 */
public record Momentum(double momentum, boolean nesterov) implements UpdateRule {
    /**
     * Checks the momentum.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public Momentum {
        Range.BELOW_ONE.require("momentum", momentum);
    }

    /** Polyak's. */
    public Momentum(double momentum) {
        this(momentum, false);
    }

    @Override
    public List<String> memory() {
        return List.of("velocity");
    }

    @Override
    public void update(double[] parameters, double[] gradients, double[][] memory, int count, double rate, long step) {
        double[] velocity = memory[0];
        for (int i = 0; i < count; i++) {
            velocity[i] = momentum * velocity[i] + gradients[i];
        }
        if (nesterov) {
            for (int i = 0; i < count; i++) {
                parameters[i] -= rate * (gradients[i] + momentum * velocity[i]);
            }
        } else {
            for (int i = 0; i < count; i++) {
                parameters[i] -= rate * velocity[i];
            }
        }
    }
}

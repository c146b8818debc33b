package io.github.rnngen.runtime.optimize;

import java.util.List;

/**
 * Lion: steps of one size, in the direction of the sign. With the mean {@code m}, 0 at first, and the gradient {@code
 * g}:
 *
 * <pre>
 * parameter -= rate * sign(beta1 * m + (1 - beta1) * g)
 * m = beta2 * m + (1 - beta2) * g
 * </pre>
 *
 * <p>Chen et al., "Symbolic Discovery of Optimization Algorithms", 2023, algorithm 2. The paper's weight decay is
 * {@link WeightDecay#decoupled}. Rates are a third to a tenth of those for Adam.
 *
 * @param beta1 the weight of the mean in the step, from 0 to below 1
 * @param beta2 how much of the mean is kept, from 0 to below 1
 */
public record Lion(double beta1, double beta2) implements UpdateRule {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Lion {
        Range.BELOW_ONE.require("beta1", beta1);
        Range.BELOW_ONE.require("beta2", beta2);
    }

    /** With the paper's 0.9 and 0.99. */
    public Lion() {
        this(0.9, 0.99);
    }

    @Override
    public List<String> memory() {
        return List.of("mean");
    }

    @Override
    public void update(double[] parameters, double[] gradients, double[][] memory, int count, double rate, long step) {
        double[] mean = memory[0];
        for (int i = 0; i < count; i++) {
            parameters[i] -= rate * Math.signum(beta1 * mean[i] + (1 - beta1) * gradients[i]);
            mean[i] = beta2 * mean[i] + (1 - beta2) * gradients[i];
        }
    }
}

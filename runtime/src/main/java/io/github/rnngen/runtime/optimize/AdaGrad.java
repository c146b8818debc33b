package io.github.rnngen.runtime.optimize;

import java.util.List;

/**
 * AdaGrad: rates of each element's own, which shrink with all gradients that it has seen. With the sum {@code s}, 0 at
 * first, and the gradient {@code g}:
 *
 * <pre>
 * s = s + g^2
 * parameter -= rate * g / (sqrt(s) + epsilon)
 * </pre>
 *
 * <p>Duchi, Hazan and Singer, "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization", 2011.
 *
 * @param epsilon above 0; added outside of the root
 */
public record AdaGrad(double epsilon) implements UpdateRule {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public AdaGrad {
        Range.POSITIVE.require("epsilon", epsilon);
    }

    /** With an epsilon of 1e-10. */
    public AdaGrad() {
        this(1e-10);
    }

    @Override
    public List<String> memory() {
        return List.of("sums_of_squares");
    }

    @Override
    public void update(double[] parameters, double[] gradients, double[][] memory, int count, double rate, long step) {
        double[] squares = memory[0];
        for (int i = 0; i < count; i++) {
            squares[i] += gradients[i] * gradients[i];
            parameters[i] -= rate * (gradients[i] / (Math.sqrt(squares[i]) + epsilon));
        }
    }
}

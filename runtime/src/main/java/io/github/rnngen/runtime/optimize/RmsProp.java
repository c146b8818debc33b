package io.github.rnngen.runtime.optimize;

import java.util.List;

/**
 * RMSProp: the gradient divided by a running root of its mean square. Without momentum, and not centred. With the mean
 * {@code s}, 0 at first and not corrected for that, and the gradient {@code g}:
 *
 * <pre>
 * s = smoothing * s + (1 - smoothing) * g^2
 * parameter -= rate * g / (sqrt(s) + epsilon)
 * </pre>
 *
 * <p>Tieleman and Hinton, "Lecture 6.5 - RMSProp", Neural Networks for Machine Learning, 2012.
 *
 * @param smoothing how much of the mean is kept, from 0 to below 1
 * @param epsilon above 0; added outside of the root
 */
public record RmsProp(double smoothing, double epsilon) implements UpdateRule {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public RmsProp {
        Range.BELOW_ONE.require("smoothing", smoothing);
        Range.POSITIVE.require("epsilon", epsilon);
    }

    /** With a smoothing of 0.99 and an epsilon of 1e-8. */
    public RmsProp() {
        this(0.99, 1e-8);
    }

    @Override
    public List<String> memory() {
        return List.of("squares");
    }

    @Override
    public void update(double[] parameters, double[] gradients, double[][] memory, int count, double rate, long step) {
        double[] squares = memory[0];
        for (int i = 0; i < count; i++) {
            squares[i] = smoothing * squares[i] + (1 - smoothing) * (gradients[i] * gradients[i]);
            parameters[i] -= rate * (gradients[i] / (Math.sqrt(squares[i]) + epsilon));
        }
    }
}

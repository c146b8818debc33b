package io.github.rnngen.runtime.optimize;

import java.util.List;

/**
 * Adam: running means of the gradient and of its square, both corrected for their start at 0. With the means {@code m}
 * and {@code s}, the gradient {@code g}, and k steps taken, this one included:
 *
 * <pre>
 * m = beta1 * m + (1 - beta1) * g
 * s = beta2 * s + (1 - beta2) * g^2
 * parameter -= rate * m / (1 - beta1^k) / (sqrt(s / (1 - beta2^k)) + epsilon)
 * </pre>
 *
 * <p>Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015. AdamW is Adam with {@link
 * WeightDecay#decoupled}. AMSGrad takes the greatest {@code s} so far in place of {@code s}: Reddi, Kale and Kumar, "On
 * the Convergence of Adam and Beyond", 2018; here with the corrections, which the paper leaves out, as in PyTorch.
 *
 * @param beta1 how much of the mean is kept, from 0 to below 1
 * @param beta2 how much of the mean square is kept, from 0 to below 1
 * @param epsilon above 0; added outside of the root
 * @param amsgrad whether it is AMSGrad
 */
public record Adam(double beta1, double beta2, double epsilon, boolean amsgrad) implements UpdateRule {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Adam {
        Range.BELOW_ONE.require("beta1", beta1);
        Range.BELOW_ONE.require("beta2", beta2);
        Range.POSITIVE.require("epsilon", epsilon);
    }

    /** Adam with the paper's 0.9, 0.999 and 1e-8. */
    public Adam() {
        this(0.9, 0.999, 1e-8, false);
    }

    @Override
    public List<String> memory() {
        return amsgrad
                ? List.of("first_moment", "second_moment", "greatest_second_moment")
                : List.of("first_moment", "second_moment");
    }

    @Override
    public void update(double[] parameters, double[] gradients, double[][] memory, int count, double rate, long step) {
        double[] first = memory[0];
        double[] second = memory[1];
        for (int i = 0; i < count; i++) {
            first[i] = beta1 * first[i] + (1 - beta1) * gradients[i];
            second[i] = beta2 * second[i] + (1 - beta2) * (gradients[i] * gradients[i]);
        }
        double[] divisor = second;
        if (amsgrad) {
            divisor = memory[2];
            for (int i = 0; i < count; i++) {
                divisor[i] = Math.max(divisor[i], second[i]);
            }
        }
        double correctedRate = rate / (1 - Powers.power(beta1, step));
        double correction = Math.sqrt(1 - Powers.power(beta2, step));
        for (int i = 0; i < count; i++) {
            parameters[i] -= correctedRate * (first[i] / (Math.sqrt(divisor[i]) / correction + epsilon));
        }
    }
}

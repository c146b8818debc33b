package io.github.rnngen.runtime.optimize;

/**
 * What pulls parameters towards zero. All trained parameters decay, those of biases too; frozen ones never do.
 *
 * @param amount how strongly, at least 0; 0 is none
 * @param decoupled {@code false}: {@code amount * parameter} is added to the gradient, as an L2 penalty of
 *     {@code amount / 2 * parameter^2} would, before the rule sees it. {@code true}: the parameter is multiplied by
 *     {@code 1 - rate * amount} before the rule changes it, whatever the gradient (Loshchilov and Hutter, "Decoupled
 *     Weight Decay Regularization", 2019, in the form in which the decay follows the learning rate)
 */
public record WeightDecay(double amount, boolean decoupled) {
    /** None. */
    public static final WeightDecay NONE = new WeightDecay(0, false);

    /**
     * Checks the amount.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public WeightDecay {
        Range.NOT_NEGATIVE.require("weight decay", amount);
    }

    /** Added to the gradient. */
    public static WeightDecay coupled(double amount) {
        return new WeightDecay(amount, false);
    }

    /** Apart from the gradient. */
    public static WeightDecay decoupled(double amount) {
        return new WeightDecay(amount, true);
    }

    void apply(double[] parameters, double[] gradients, int count, double rate) {
        if (amount == 0) {
            return;
        }
        if (decoupled) {
            double kept = 1 - rate * amount;
            for (int i = 0; i < count; i++) {
                parameters[i] *= kept;
            }
        } else {
            for (int i = 0; i < count; i++) {
                gradients[i] += amount * parameters[i];
            }
        }
    }
}

package io.github.rnngen.cli.run;

import io.github.rnngen.runtime.Precision;
import java.util.List;

/**
 * How well a network's gradients agree with others.
 *
 * @param precision of the network
 * @param batch how many sequences the network has room for
 * @param sequences how many of them were computed
 * @param loss that the network computes
 * @param interpretedLoss the same by the interpreter, in double precision
 * @param parameters the trained ones, in the order of the network
 */
public record GradientReport(
        Precision precision,
        int batch,
        int sequences,
        double loss,
        double interpretedLoss,
        List<ParameterErrors> parameters) {
    public GradientReport {
        parameters = List.copyOf(parameters);
    }

    /**
     * The errors of one parameter's gradient.
     *
     * @param compared how many elements were compared one by one, beside a sum over all of them
     * @param greatest the greatest element, without its sign
     * @param tangentError the greatest difference from forward-mode derivatives, relative to the scale of the gradient
     * @param differenceError the difference from a finite difference of the loss along one random direction, relative to
     *     the sum of its terms
     */
    public record ParameterErrors(
            String name,
            List<Integer> shape,
            int compared,
            double greatest,
            double tangentError,
            double differenceError) {
        public ParameterErrors {
            shape = List.copyOf(shape);
        }
    }

    /**
     * The greatest tangent error that rounding can explain. Float has about 7 digits, of which sums over many steps cost
     * some.
     */
    public double tolerance() {
        return tolerance(precision);
    }

    private static double tolerance(Precision precision) {
        return precision == Precision.DOUBLE ? 1e-10 : 1e-4;
    }

    /** The greatest difference error that rounding and the step of the finite difference can explain. */
    public double differenceTolerance() {
        return differenceTolerance(precision);
    }

    static double differenceTolerance(Precision precision) {
        return Math.max(tolerance(precision), 1e-5);
    }

    /** Whether a parameter's gradient is right. */
    public boolean agrees(ParameterErrors errors) {
        return errors.tangentError() <= tolerance() && errors.differenceError() <= differenceTolerance();
    }

    /** The difference of the losses, relative to the greater of the loss and 1. */
    public double lossError() {
        return Math.abs(loss - interpretedLoss) / Math.max(1, Math.abs(interpretedLoss));
    }

    /** Whether the loss is right. */
    public boolean lossAgrees() {
        return lossError() <= tolerance();
    }

    /** Whether loss and all gradients are right. */
    public boolean agrees() {
        return lossAgrees() && parameters.stream().allMatch(this::agrees);
    }
}

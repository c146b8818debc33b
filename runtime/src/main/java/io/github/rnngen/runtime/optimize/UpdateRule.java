package io.github.rnngen.runtime.optimize;

import java.util.List;

/**
 * How one parameter element is changed by its gradient: the formula of an optimiser, and nothing else. {@link
 * Optimizer} holds what it remembers, splits the parameters into blocks, and converts the element type, so a rule is
 * written once, in double.
 *
 * <p>Rules are immutable, safe for use by several threads, and allocate nothing in {@link #update}. An element's new
 * value may depend on that element alone.
 */
public interface UpdateRule {
    /**
     * Names of what is remembered between steps, as in {@code first_moment}: one number per parameter element each,
     * 0 before the first step. Letters, digits and {@code _}.
     */
    List<String> memory();

    /**
     * Takes one step for a block of elements.
     *
     * @param parameters changed in place
     * @param gradients of the loss at these parameters, all finite; may be overwritten
     * @param memory one array for each name of {@link #memory}, changed in place
     * @param count how many elements the block has; what lies behind them in the arrays has no meaning
     * @param rate the learning rate
     * @param step number of this step, from 1
     */
    void update(double[] parameters, double[] gradients, double[][] memory, int count, double rate, long step);
}

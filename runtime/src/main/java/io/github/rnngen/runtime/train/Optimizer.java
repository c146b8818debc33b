package io.github.rnngen.runtime.train;

/**
 * A rule that improves parameters by a gradient.
 *
 * <p>An implementation may remember earlier steps; it then belongs to one parameter array, and is not safe for use by
 * several threads at once. It allocates nothing per step.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface Optimizer<A> {
    /**
     * Takes one step.
     *
     * @param parameters changed in place
     * @param gradients the loss's gradient at these parameters, laid out as they are, all finite; only read
     * @throws IllegalArgumentException if the lengths differ
     */
    void update(A parameters, A gradients);
}

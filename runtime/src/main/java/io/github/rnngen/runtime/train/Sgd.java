package io.github.rnngen.runtime.train;

import io.github.rnngen.runtime.Elements;

/**
 * Stochastic gradient descent: {@code parameters -= learningRate * gradients}. Remembers nothing; safe for use by any
 * number of threads.
 *
 * @param elements the network's element type, {@code network.elements()}
 * @param learningRate the step size, finite and above 0; rounded to the element type
 * @param <A> {@code float[]} or {@code double[]}
 */
public record Sgd<A>(Elements<A> elements, double learningRate) implements Optimizer<A> {
    /**
     * Checks the step size.
     *
     * @throws IllegalArgumentException if it is not finite and above 0
     */
    public Sgd {
        if (!(learningRate > 0 && Double.isFinite(learningRate))) {
            throw new IllegalArgumentException("the learning rate must be finite and above 0, not " + learningRate);
        }
    }

    @Override
    public void update(A parameters, A gradients) {
        elements.addScaled(parameters, -learningRate, gradients);
    }
}

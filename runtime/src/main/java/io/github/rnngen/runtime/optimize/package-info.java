/**
 * Rules that improve parameters by gradients: optimisers, schedules of the learning rate, and clipping.
 *
 * <p>Gradients of a network go in, its parameters are changed in place. What is remembered between steps can be read
 * and given back exactly. Knows the layout of parameters from {@link io.github.rnngen.runtime.Signature}, and nothing
 * of training loops or files.
 */
@NullMarked
package io.github.rnngen.runtime.optimize;

import org.jspecify.annotations.NullMarked;

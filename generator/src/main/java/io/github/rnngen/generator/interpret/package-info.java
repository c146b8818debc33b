/**
 * A step graph and numbers in, the value of any node out: slow and obvious, the reference that emitted code is tested
 * against. Knows nothing of how graphs are made, of loops, memory or Java.
 *
 * <p>The order of floating-point operations is part of what it promises, so that code which keeps to it agrees in every
 * bit. No operations are contracted into fused multiply-adds; scalar functions are those of
 * {@link io.github.rnngen.generator.interpret.Reals}; and
 *
 * <ul>
 *   <li>{@code Sum} starts with the first element and adds the others in order, row by row;
 *   <li>an element of {@code MatMul} is the sum of {@code a[i, k] * b[k, j]}, starting with k = 0 and adding the others in
 *       order;
 *   <li>{@code Greatest} starts with the first element and takes {@code Math.max} with the others in order;
 *   <li>{@code SumOver} starts with 0.0 and adds sequence by sequence, each from its first step to its last.
 * </ul>
 */
@NullMarked
package io.github.rnngen.generator.interpret;

import org.jspecify.annotations.NullMarked;

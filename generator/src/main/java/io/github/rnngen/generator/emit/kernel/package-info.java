/**
 * Products of matrices whose sizes the generator knows, as Java methods. In come descriptions of products
 * ({@link io.github.rnngen.generator.emit.kernel.MatrixProduct}) and of how their right operands are packed
 * ({@link io.github.rnngen.generator.emit.kernel.Packing}), collected for one class
 * ({@link io.github.rnngen.generator.emit.kernel.Kernels}); out come methods of that class and calls of them. Knows
 * nothing of models, graphs and schedules.
 *
 * <p>Two emitters do it: {@link io.github.rnngen.generator.emit.kernel.PlainKernels} for any Java from 17,
 * {@link io.github.rnngen.generator.emit.kernel.VectorKernels} for {@code jdk.incubator.vector}. To use one:
 *
 * <pre>{@code
 * KernelEmitter emitter = new VectorKernels(Precision.FLOAT);
 * PackedMatrix weights = new PackedMatrix(64, 256);
 * MatrixProduct product = new MatrixProduct(
 *         Extent.of(16), Extent.of(64), 256, 64, 1, new RightOperand.Packed(weights), 256, false, 0);
 * // field:  $T wPacked = emitter.allocate(weights)           of emitter.packedType()
 * // once per update:  emitter.pack(packing, source, wPacked)
 * // each step:        emitter.multiply(product, arguments)
 * emitter.addTo(type, kernels);                             // the methods that those calls need
 * }</pre>
 */
@NullMarked
package io.github.rnngen.generator.emit.kernel;

import org.jspecify.annotations.NullMarked;

/**
 * A checked model in, {@link io.github.rnngen.generator.graph.StepGraph} out: typed operations on values that vary along
 * sequences and time steps, a state's past as an explicit shift in time. Knows nothing of derivatives, loops or Java.
 */
@NullMarked
package io.github.rnngen.generator.graph;

import org.jspecify.annotations.NullMarked;

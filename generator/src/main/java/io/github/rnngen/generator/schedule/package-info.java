/**
 * A graph with adjoints in, a {@link io.github.rnngen.generator.schedule.Program} out: which values are stored, loops over
 * time and elements or straight-line code, methods under the byte budget, places in memory. Knows nothing of Java source.
 */
@NullMarked
package io.github.rnngen.generator.schedule;

import org.jspecify.annotations.NullMarked;

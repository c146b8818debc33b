/** Small graphs for every operation of the step graph, for tests of whatever transforms or computes graphs. */
@NullMarked
package io.github.rnngen.generator.examples;

import org.jspecify.annotations.NullMarked;

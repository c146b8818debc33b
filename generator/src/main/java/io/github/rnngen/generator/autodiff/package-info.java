/**
 * A graph with a loss in, the same graph with the adjoints of all trained parameters out: one table of local derivatives,
 * one reverse sweep over operations and over time. Knows no cell, loss or activation by name.
 */
@NullMarked
package io.github.rnngen.generator.autodiff;

import org.jspecify.annotations.NullMarked;

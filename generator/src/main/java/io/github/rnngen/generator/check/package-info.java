/**
 * Syntax trees in, {@link io.github.rnngen.generator.check.CheckedModel} out: names, shapes and defaults settled, cells
 * and functions expanded, all faults reported. Knows no cell, function or loss by name.
 */
@NullMarked
package io.github.rnngen.generator.check;

import org.jspecify.annotations.NullMarked;

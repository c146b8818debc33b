/** Pictures of a model's equations, as SVG. */
@NullMarked
package io.github.rnngen.cli.drawing;

import org.jspecify.annotations.NullMarked;

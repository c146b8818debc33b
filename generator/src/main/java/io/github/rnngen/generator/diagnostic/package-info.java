/**
 * Faults in what was given: where, what, and what to do instead. Knows nothing of the stages that report them.
 */
@NullMarked
package io.github.rnngen.generator.diagnostic;

import org.jspecify.annotations.NullMarked;

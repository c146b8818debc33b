/**
 * Checkpoints: the state of a training run goes into one file, whole or not at all, and comes back bit for bit, or with
 * an error that says what is wrong.
 *
 * <p>What the state of an optimiser or of a loop consists of is theirs to say, as entries by name.
 */
@NullMarked
package io.github.rnngen.runtime.checkpoint;

import org.jspecify.annotations.NullMarked;

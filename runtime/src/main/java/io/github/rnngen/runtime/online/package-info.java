/**
 * Learning from a stream, one event at a time: events go in, parameters improve at each of them.
 *
 * <p>Knows networks by their contract, takes steps with {@code optimize}, and knows nothing of files.
 */
@NullMarked
package io.github.rnngen.runtime.online;

import org.jspecify.annotations.NullMarked;

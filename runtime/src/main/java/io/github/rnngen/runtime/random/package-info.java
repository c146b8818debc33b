/**
 * Random numbers that repeat: a seed goes in, the same bits come out on every JDK and machine.
 *
 * <p>Knows nothing of networks.
 */
@NullMarked
package io.github.rnngen.runtime.random;

import org.jspecify.annotations.NullMarked;

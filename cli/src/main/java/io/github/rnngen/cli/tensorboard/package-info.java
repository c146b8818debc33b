/**
 * Numbers by name and step come in, an event file that TensorBoard reads goes out. Knows nothing of networks and of the command
 * line.
 */
@NullMarked
package io.github.rnngen.cli.tensorboard;

import org.jspecify.annotations.NullMarked;

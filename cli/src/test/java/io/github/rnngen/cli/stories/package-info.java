/** Samples that train by a command, run as a user would. */
@NullMarked
package io.github.rnngen.cli.stories;

import org.jspecify.annotations.NullMarked;

/** The pages that users read: what they show compiles, runs and prints what they say. */
@NullMarked
package io.github.rnngen.cli.docs;

import org.jspecify.annotations.NullMarked;

/**
 * What generated networks and the programs around them need at run time.
 * Depends on the JDK alone; knows nothing of the compiler.
 */
@NullMarked
package io.github.rnngen.runtime;

import org.jspecify.annotations.NullMarked;

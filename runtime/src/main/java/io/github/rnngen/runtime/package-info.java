/**
 * The contract of a generated network: what it consists of, how it is run, and what its parameters start from.
 *
 * <p>Generated classes implement it; training and files stand in packages of their own and know networks by it alone.
 * Depends on the JDK alone, and knows nothing of the compiler.
 */
@NullMarked
package io.github.rnngen.runtime;

import org.jspecify.annotations.NullMarked;

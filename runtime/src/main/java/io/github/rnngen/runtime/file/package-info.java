/**
 * Files that are written whole or not at all.
 *
 * <p>Knows nothing of what they hold.
 */
@NullMarked
package io.github.rnngen.runtime.file;

import org.jspecify.annotations.NullMarked;

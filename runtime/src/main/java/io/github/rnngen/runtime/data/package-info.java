/**
 * Data on its way into training and back: scaled, split, without gaps, from files and from text.
 *
 * <p>Knows networks by their contract alone, and nothing of how files are laid out.
 */
@NullMarked
package io.github.rnngen.runtime.data;

import org.jspecify.annotations.NullMarked;

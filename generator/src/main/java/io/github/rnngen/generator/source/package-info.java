/**
 * Model text in, decoded and bounded in size; imports resolved through an interface, for the compiler itself reads no files.
 */
@NullMarked
package io.github.rnngen.generator.source;

import org.jspecify.annotations.NullMarked;

/**
 * Text in, tree out: what a file says, not yet what it means. Broken parts are reported and left out. The only package
 * that knows the parser generator; knows no name of the library and no shape.
 */
@NullMarked
package io.github.rnngen.generator.syntax;

import org.jspecify.annotations.NullMarked;

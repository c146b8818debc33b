/**
 * CSV files come in, columns of numbers and of category codes go out, as primitive arrays: rows are never held as text. Every
 * fault names its row and column. Knows nothing of networks.
 */
@NullMarked
package io.github.rnngen.cli.csv;

import org.jspecify.annotations.NullMarked;

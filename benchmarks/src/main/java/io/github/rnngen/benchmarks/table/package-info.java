/** Generated code beside other libraries: measured by turns, kept in a file, and written down as a page. */
@NullMarked
package io.github.rnngen.benchmarks.table;

import org.jspecify.annotations.NullMarked;

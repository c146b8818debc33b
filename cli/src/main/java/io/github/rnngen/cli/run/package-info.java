/**
 * Checked models and arrays come in, numbers come out: the generated code is compiled in memory and run. Knows nothing of
 * the command line.
 */
@NullMarked
package io.github.rnngen.cli.run;

import org.jspecify.annotations.NullMarked;

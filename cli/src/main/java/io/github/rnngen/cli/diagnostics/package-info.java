/**
 * Faults come in, documents for other programs go out. Knows nothing of files or of the command line.
 */
@NullMarked
package io.github.rnngen.cli.diagnostics;

import org.jspecify.annotations.NullMarked;

/**
 * The {@code rnngen} command: arguments come in, files, reports and an exit status go out.
 * What a model means is the generator's business, not this package's.
 */
@NullMarked
package io.github.rnngen.cli;

import org.jspecify.annotations.NullMarked;

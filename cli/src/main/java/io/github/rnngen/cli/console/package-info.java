/**
 * Texts, faults and progress come in; lines on a terminal, or on what stands in for one, and an exit status go out. Knows
 * nothing of commands and options.
 */
@NullMarked
package io.github.rnngen.cli.console;

import org.jspecify.annotations.NullMarked;

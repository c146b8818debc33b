/**
 * Tables, texts and arrays come in, with what their columns mean; sequences for training and judgements of a trained network go
 * out. Knows nothing of the command line, of reports and of where data comes from.
 */
@NullMarked
package io.github.rnngen.cli.training;

import org.jspecify.annotations.NullMarked;

/**
 * A graph in, sections of loops over elements out: which values are stored and where, what is a product of matrices and which
 * of those are one, in which order and at which time all is computed.
 */
@NullMarked
package io.github.rnngen.generator.schedule.lower;

import org.jspecify.annotations.NullMarked;

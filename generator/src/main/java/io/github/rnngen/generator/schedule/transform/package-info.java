/**
 * Sections in, sections out that compute the same: unrolled, fused, cut into blocks of sequences, with memory used anew; and
 * methods under the byte budget.
 */
@NullMarked
package io.github.rnngen.generator.schedule.transform;

import org.jspecify.annotations.NullMarked;

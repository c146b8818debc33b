/**
 * What programs are made of: statements and expressions over buffers, sections that run at a time, and what is told from them
 * alone: which buffers they use, how much code and how many operations they are. Knows nothing of graphs' structure.
 */
@NullMarked
package io.github.rnngen.generator.schedule.ir;

import org.jspecify.annotations.NullMarked;

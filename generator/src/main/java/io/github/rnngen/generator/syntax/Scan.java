package io.github.rnngen.generator.syntax;

import java.util.BitSet;
import java.util.List;
import org.antlr.v4.runtime.CommonTokenStream;

/**
 * A text as tokens, with what was found out before parsing.
 *
 * @param tokens all of them, comments in a channel of their own
 * @param bracketed indices of tokens that lie in a pair of brackets
 * @param faulty indices of tokens that have been reported
 * @param comments in the order of the text
 * @param parsable whether a parser may safely be sent over it
 */
record Scan(CommonTokenStream tokens, BitSet bracketed, BitSet faulty, List<Comment> comments, boolean parsable) {}

package io.github.rnngen.generator.interpret;

/**
 * One value of a node.
 *
 * @param sequence 0 where the node is the same for all
 * @param step 0 where the node is the same for all; for a history, a step that lies outside the sequence
 */
record Place(int node, int sequence, int step) {}

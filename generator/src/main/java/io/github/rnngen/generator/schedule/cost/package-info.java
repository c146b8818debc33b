/**
 * How long the code of some blocks takes: what it does is counted, and each count has a price.
 */
@NullMarked
package io.github.rnngen.generator.schedule.cost;

import org.jspecify.annotations.NullMarked;

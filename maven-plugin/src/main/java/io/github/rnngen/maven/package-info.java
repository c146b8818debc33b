/**
 * The Maven plugin: a project's {@code .rnn} models come in, a source root with generated Java goes out.
 * What a model means is the generator's business, not this package's.
 */
@NullMarked
package io.github.rnngen.maven;

import org.jspecify.annotations.NullMarked;

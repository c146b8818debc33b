/** What is emitted compiles without warnings, keeps its budgets, and computes what the interpreter computes. */
@NullMarked
package io.github.rnngen.generator.emitted;

import org.jspecify.annotations.NullMarked;

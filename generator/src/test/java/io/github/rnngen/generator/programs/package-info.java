/**
 * Random programs: a generator of well-typed models over the whole language, the check of emitted code in every form
 * against the interpreter, and a reducer that makes a failing program small. Faults planted on purpose prove that the
 * check finds what it is for.
 */
@NullMarked
package io.github.rnngen.generator.programs;

import org.jspecify.annotations.NullMarked;

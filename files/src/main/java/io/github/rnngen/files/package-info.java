/**
 * Where the compiler meets the file system: model files come in, generated files go out.
 * Decides nothing about models; the generator is handed text and gives text back.
 */
@NullMarked
package io.github.rnngen.files;

import org.jspecify.annotations.NullMarked;

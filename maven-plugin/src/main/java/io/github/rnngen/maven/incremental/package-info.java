/**
 * Generation that does only what is needed: model files and the ledger of the last run come in, changed files and a new
 * ledger go out. Knows nothing of Maven.
 */
@NullMarked
package io.github.rnngen.maven.incremental;

import org.jspecify.annotations.NullMarked;

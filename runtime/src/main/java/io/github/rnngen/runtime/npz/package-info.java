/**
 * NumPy's {@code .npz} files, that is, ZIP archives of named arrays: bytes in, {@link
 * io.github.rnngen.runtime.npz.NpyArray}s out, and back.
 *
 * <p>Files are not trusted. Knows nothing of networks.
 */
@NullMarked
package io.github.rnngen.runtime.npz;

import org.jspecify.annotations.NullMarked;

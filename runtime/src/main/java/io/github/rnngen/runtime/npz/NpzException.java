package io.github.rnngen.runtime.npz;

import java.io.IOException;

/** A file that is not, or not wholly, what an {@code .npz} file should be; the message names the file and the array. */
public final class NpzException extends IOException {
    private static final long serialVersionUID = 1;

    NpzException(String message) {
        super(message);
    }

    NpzException(String message, Throwable cause) {
        super(message, cause);
    }
}

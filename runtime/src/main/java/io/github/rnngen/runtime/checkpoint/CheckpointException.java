package io.github.rnngen.runtime.checkpoint;

import java.io.IOException;

/** A file that is no sound checkpoint; the message names the file and says what is wrong. */
public final class CheckpointException extends IOException {
    private static final long serialVersionUID = 1;

    CheckpointException(String message) {
        super(message);
    }

    CheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}

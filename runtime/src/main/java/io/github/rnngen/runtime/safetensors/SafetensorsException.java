package io.github.rnngen.runtime.safetensors;

import java.io.IOException;

/**
 * A file that is not, or not wholly, what a {@code .safetensors} file should be; the message names the file and, where
 * one is at fault, the tensor.
 */
public final class SafetensorsException extends IOException {
    private static final long serialVersionUID = 1;

    SafetensorsException(String message) {
        super(message);
    }

    SafetensorsException(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.github.rnngen.runtime.io;

/** Arrays that a network has no use for as they are; the message names each one at fault, and all that are expected. */
public final class ArrayMismatchException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** An error with this message. */
    public ArrayMismatchException(String message) {
        super(message);
    }
}

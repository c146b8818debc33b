package io.github.rnngen.cli.training;

/** Data does not fit the model. The message speaks to users and says what to do. */
public final class MappingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With a message for users. */
    public MappingException(String message) {
        super(message);
    }
}

package io.github.rnngen.cli;

import io.github.rnngen.files.Failures;
import org.jspecify.annotations.Nullable;

/** Ends a command with an exit status, after a message for the user. */
final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    private CommandFailure(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Something is wrong with what was given. */
    static CommandFailure fault(String message) {
        return new CommandFailure(ExitStatus.FAULTS, message);
    }

    /** Something is wrong with what was given, as an exception says in words for users. */
    static CommandFailure fault(Exception cause) {
        return fault(String.valueOf(cause.getMessage()));
    }

    /** A file can't be written. */
    static CommandFailure unwritable(@Nullable Object file, Exception reason) {
        return fault("cannot write " + file + ": " + Failures.reason(reason));
    }

    /** Something is wrong with the command line. */
    static CommandFailure usage(String message) {
        return new CommandFailure(ExitStatus.USAGE, message);
    }

    /** All is said already. */
    static CommandFailure reported(int status) {
        return new CommandFailure(status, "");
    }

    /** What to tell the user; empty if there is nothing left to say. */
    String message() {
        return String.valueOf(getMessage());
    }

    int status() {
        return status;
    }
}

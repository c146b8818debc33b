package io.github.rnngen.cli.console;

import io.github.rnngen.files.Failures;
import org.jspecify.annotations.Nullable;

/** Ends a command with an exit status, after a message for the user. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    private CommandFailure(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Something is wrong with what was given. */
    public static CommandFailure fault(String message) {
        return new CommandFailure(ExitStatus.FAULTS, message);
    }

    /** Something is wrong with what was given, as an exception says in words for users. */
    public static CommandFailure fault(Exception cause) {
        return fault(String.valueOf(cause.getMessage()));
    }

    /** A file can't be written. */
    public static CommandFailure unwritable(@Nullable Object file, Exception reason) {
        return fault("cannot write " + file + ": " + Failures.reason(reason));
    }

    /** Something is wrong with the command line. */
    public static CommandFailure usage(String message) {
        return new CommandFailure(ExitStatus.USAGE, message);
    }

    /** All is said already. */
    public static CommandFailure reported(int status) {
        return new CommandFailure(status, "");
    }

    /** What to tell the user; empty if there is nothing left to say. */
    public String message() {
        return String.valueOf(getMessage());
    }

    public int status() {
        return status;
    }
}

package io.github.rnngen.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;

/** Says in words why a file could not be read or written; most exceptions of the JDK only name the file. */
public final class Failures {
    private Failures() {}

    /**
     * The reason, fit to follow {@code cannot read model.rnn: }.
     *
     * @param failure an {@link IOException} or {@link InvalidPathException}
     */
    public static String reason(Exception failure) {
        if (failure instanceof NoSuchFileException missing) {
            return missing.getReason() == null ? "no such file" : missing.getReason();
        }
        if (failure instanceof AccessDeniedException denied) {
            return denied.getReason() == null ? "permission denied" : denied.getReason();
        }
        if (failure instanceof FileAlreadyExistsException exists) {
            return exists.getFile() + " is not a folder";
        }
        if (failure instanceof DirectoryNotEmptyException) {
            return "there is a folder of that name";
        }
        if (failure instanceof FileSystemLoopException) {
            return "symbolic links in a circle";
        }
        if (failure instanceof InvalidPathException path) {
            return path.getReason();
        }
        String detail = failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
        return detail == null ? failure.getClass().getSimpleName() : detail;
    }
}

package io.github.rnngen.cli.csv;

import java.io.IOException;

/** A file is not the table that it should be. The message says where and speaks to users. */
public final class CsvException extends IOException {
    private static final long serialVersionUID = 1;

    CsvException(String message) {
        super(message);
    }

    /** At a field: {@code file:line: column "name": what is wrong}. */
    static CsvException at(String file, long line, String column, String problem) {
        return new CsvException(file + ":" + line + ": column " + column + ": " + problem);
    }

    /** At a row: {@code file:line: what is wrong}. */
    static CsvException at(String file, long line, String problem) {
        return new CsvException(file + ":" + line + ": " + problem);
    }
}

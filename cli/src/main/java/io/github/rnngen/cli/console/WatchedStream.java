package io.github.rnngen.cli.console;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers why writing failed, which a print stream keeps to itself. Not thread-safe. */
public final class WatchedStream extends FilterOutputStream {
    private @Nullable IOException failure;

    public WatchedStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** Why something was lost, unless nobody wanted to read it any more. */
    public Optional<String> loss() {
        return Optional.ofNullable(failure)
                .map(lost -> String.valueOf(lost.getMessage()))
                .filter(reason -> !reason.toLowerCase(Locale.ROOT).contains("pipe"));
    }
}

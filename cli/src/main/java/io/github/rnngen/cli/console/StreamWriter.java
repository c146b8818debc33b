package io.github.rnngen.cli.console;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;

/** Text for a print stream, which knows its own encoding. */
public final class StreamWriter extends Writer {
    private final PrintStream stream;

    private StreamWriter(PrintStream stream) {
        this.stream = stream;
    }

    public static PrintWriter to(PrintStream stream) {
        return new PrintWriter(new StreamWriter(stream), true);
    }

    @Override
    public void write(char[] characters, int from, int length) {
        stream.print(String.valueOf(characters, from, length));
    }

    @Override
    public void flush() {
        stream.flush();
    }

    @Override
    public void close() {
        stream.flush();
    }
}

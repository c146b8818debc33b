package io.github.rnngen.cli;

import io.github.rnngen.cli.console.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs the command in this process, in a folder of its own, as a shell would. */
final class Shell {
    /** The reference network, every equation in sight. */
    static final String ELMAN = """
            package com.example

            model Elman {
                precision double
                steps 5
                dim inputs = 3, hidden = 4, outputs = 2

                input  x[inputs]
                target d[outputs]

                param W_xh[hidden, inputs]  ~ normal(0, 0.1)
                param W_hh[hidden, hidden]  ~ normal(0, 0.1)
                param W_hy[outputs, hidden] ~ normal(0, 0.1)
                param b_h[hidden]  = 0
                param b_y[outputs] = 0
                state h[hidden] = 0

                h = tanh(W_xh @ x + W_hh @ h[t-1] + b_h)
                y = W_hy @ h + b_y

                output y
                loss sum 0.5 * sum((y - d)^2)
            }
            """;

    private final Path folder;
    private InputStream input = InputStream.nullInputStream();
    private boolean colours;

    /** What a run left behind. */
    record Result(int status, String out, String err) {}

    Shell(Path folder) {
        this.folder = folder;
    }

    Shell withFile(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return this;
    }

    /** A copy of a file that lies beside this class. */
    Shell withResource(String name) throws IOException {
        try (InputStream in = Shell.class.getResourceAsStream(name)) {
            Files.copy(in, folder.resolve(name));
        }
        return this;
    }

    Shell withInput(String text) {
        return withInput(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    Shell withInput(InputStream in) {
        input = in;
        return this;
    }

    Shell withColours() {
        colours = true;
        return this;
    }

    Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(folder, input, stream(out), stream(err), colours);
        int status = Rnngen.run(terminal, arguments);
        return new Result(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    Path path(String file) {
        return folder.resolve(file);
    }

    /** All files, with forward slashes, in order. */
    List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}

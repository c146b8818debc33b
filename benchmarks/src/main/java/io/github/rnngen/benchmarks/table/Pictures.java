package io.github.rnngen.benchmarks.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The pictures beside a page. */
record Pictures(Path page) {
    /** Writes a picture and returns how the page shows it. */
    String add(String name, String description, String svg) throws IOException {
        String file = page.getFileName().toString().replaceFirst("\\.md$", "") + "-" + name + ".svg";
        Files.writeString(page.resolveSibling(file), svg);
        return "![" + description + "](" + file + ")\n";
    }
}

package io.github.rnngen.generator.programs;

import java.util.List;

/** Layout of programs. */
final class Text {
    private Text() {}

    /** A head and lines in braces. */
    static String block(String head, List<String> lines) {
        StringBuilder text = new StringBuilder(head).append(" {\n");
        lines.forEach(line -> text.append("    ").append(line).append('\n'));
        return text.append("}\n").toString();
    }
}

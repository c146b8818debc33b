package io.github.rnngen.cli.diagnostics;

import io.github.rnngen.cli.Golden;
import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.diagnostic.Diagnostic;
import io.github.rnngen.generator.diagnostic.Location;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentsTest {
    private static final List<Diagnostic> DIAGNOSTICS = List.of(
            Diagnostic.of(
                            Code.UNDEFINED,
                            new Location("my models/caf\u00e9.rnn", 3, 5, 4, "h = W_hx @ \"\u00e9\""),
                            "`W_hx` is not defined: \"quoted\", \\")
                    .withHelp("did you mean `W_hh`?"),
            Diagnostic.of(Code.DEFINED_TWICE, new Location("a.rnn", 7, 1, 1, "h = 1"), "`h` is defined twice")
                    .withNote(new Location("a.rnn", 6, 1, 1, "h = 0"), "here too"),
            Diagnostic.of(Code.UNUSED, new Location("a.rnn", 9, 11, 2, ""), "nothing reads `zz`"));

    @Test
    void json() {
        Golden.assertMatches(DocumentsTest.class, "json", DiagnosticsJson.write(DIAGNOSTICS));
    }

    @Test
    void sarif() {
        String document = Sarif.write(DIAGNOSTICS);

        Golden.assertMatches(DocumentsTest.class, "sarif", document.replace(Compiler.version(), "VERSION"));
    }
}

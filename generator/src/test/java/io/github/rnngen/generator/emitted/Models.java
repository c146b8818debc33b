package io.github.rnngen.generator.emitted;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.check.CheckedFile;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.source.Imports;
import io.github.rnngen.generator.source.SourceBytes;

/** Models from text. */
public final class Models {
    private Models() {}

    public static CheckedModel of(String text) {
        CheckedFile file = check(text);
        if (file.models().size() != 1) {
            throw new AssertionError(file.diagnostics() + " in\n" + text);
        }
        return file.models().get(0);
    }

    /** Whether a text is one model without faults. */
    static boolean isFaultless(String text) {
        return check(text).models().size() == 1;
    }

    private static CheckedFile check(String text) {
        return Compiler.check(new SourceBytes("test.rnn", text.getBytes(UTF_8)), Imports.NONE);
    }

    /** The same model in another package. */
    public static CheckedModel in(String packageName, CheckedModel model) {
        return new CheckedModel(
                packageName,
                model.name(),
                model.precision(),
                model.steps(),
                model.variableLength(),
                model.batch(),
                model.inputs(),
                model.targets(),
                model.parameters(),
                model.constants(),
                model.states(),
                model.equations(),
                model.outputs(),
                model.losses(),
                model.settings());
    }

    /** An Elman network as the library has it. */
    static String elman(String precision, int inputs, int hidden, int outputs, int steps, int batch) {
        return """
                package com.example
                model Elman {
                    precision %s
                    steps %d
                    batch %d
                    input x[%d]
                    target d[%d]
                    h = rnn(x, hidden = %d, activation = tanh)
                    y = linear(h, outputs = %d)
                    output y
                    loss sum half_squared_error(y, d)
                }
                """.formatted(precision, steps, batch, inputs, outputs, hidden, outputs);
    }
}

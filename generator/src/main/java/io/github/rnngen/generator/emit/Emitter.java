package io.github.rnngen.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.graph.EquationPrinter;
import io.github.rnngen.generator.graph.Fingerprint;
import io.github.rnngen.generator.graph.MathForms;
import io.github.rnngen.generator.graph.StepGraph;
import io.github.rnngen.generator.schedule.Program;
import io.github.rnngen.generator.schedule.ProgramPrinter;
import java.util.Optional;

/** Writes the Java file of a model. */
public final class Emitter {
    private static final String INDENT = "    ";

    private Emitter() {}

    /**
     * The source file of a network.
     *
     * @param training forward pass, loss and backpropagation for the model's sizes
     * @param streaming the forward pass of one step, if the model can run as a stream
     * @param standalone whether the class needs nothing but {@code java.base}
     * @param math how elementary functions are computed
     * @param introduction what made the file and from what, for its first lines
     * @param graph what it computes: outputs and loss
     */
    public static GeneratedFile emit(
            CheckedModel model,
            Program training,
            Optional<Program> streaming,
            boolean standalone,
            Backend backend,
            MathForms math,
            String introduction,
            StepGraph graph) {
        FunctionCode functions = new FunctionCode(training.signature().precision(), math, standalone);
        TypeSpec.Builder type = new NetworkSpec(training, standalone, backend, functions, Fingerprint.of(graph))
                .build(javadoc(model, EquationPrinter.printForward(graph)));
        streaming.ifPresent(program -> type.addType(new StreamSpec(program, standalone, backend, functions).build()));
        JavaFile file = JavaFile.builder(model.packageName(), type.build())
                .addFileComment("$L\n$L", introduction, ProgramPrinter.summary(training))
                .indent(INDENT)
                .skipJavaLangImports(true)
                .build();
        String folder = model.packageName().isEmpty() ? "" : model.packageName().replace('.', '/') + "/";
        return new GeneratedFile(folder + model.name() + ".java", file.toString());
    }

    private static CodeBlock javadoc(CheckedModel model, String equations) {
        return CodeBlock.builder()
                .add(
                        "The network {@code $L}, with its loss and gradients.\n\n<pre>{@code\n$L}</pre>\n\n",
                        model.name(),
                        equations)
                .add("<p>An instance is one thread's workspace. Parameters are passed to each call.\n")
                .build();
    }
}

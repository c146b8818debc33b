package io.github.rnngen.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.graph.MathForms;
import io.github.rnngen.generator.schedule.Program;
import io.github.rnngen.generator.schedule.Section.Phase;
import io.github.rnngen.generator.schedule.Work;
import java.util.Locale;
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
     */
    public static GeneratedFile emit(
            CheckedModel model,
            Program training,
            Optional<Program> streaming,
            boolean standalone,
            Backend backend,
            MathForms math,
            String introduction) {
        FunctionCode functions = new FunctionCode(training.signature().precision(), math, standalone);
        TypeSpec.Builder type = new NetworkSpec(training, standalone, backend, functions).build(javadoc(model));
        streaming.ifPresent(program -> type.addType(new StreamSpec(program, standalone, backend, functions).build()));
        JavaFile file = JavaFile.builder(model.packageName(), type.build())
                .addFileComment("$L\n$L", introduction, facts(training))
                .indent(INDENT)
                .skipJavaLangImports(true)
                .build();
        String folder = model.packageName().isEmpty() ? "" : model.packageName().replace('.', '/') + "/";
        return new GeneratedFile(folder + model.name() + ".java", file.toString());
    }

    private static CodeBlock javadoc(CheckedModel model) {
        CodeBlock.Builder doc = CodeBlock.builder().add("{@code $L}, for one step t:\n\n<pre>{@code\n", model.name());
        model.equations().forEach(equation -> doc.add("$L\n", equation.text()));
        model.losses().forEach(loss -> doc.add("$L\n", loss.text()));
        return doc.add("}</pre>\n\n<p>An instance is one thread's workspace. Parameters are passed to each call.\n")
                .build();
    }

    private static String facts(Program program) {
        String unrolled = switch (program.unrolled()) {
            case FULL -> "time steps and elements";
            case STEPS -> "elements; a loop runs over the time steps";
            case PRODUCTS -> "nothing; products of whole matrices, with sequences and time steps as rows";
            default -> "nothing; loops run over time steps and elements";
        };
        Work forward = program.work().getOrDefault(Phase.FORWARD, Work.NONE);
        Work all = program.work().values().stream().reduce(Work.NONE, Work::plus);
        return "Unrolled: " + unrolled + ".\n"
                + "Per sequence: forward " + text(forward) + "; loss and gradients included " + text(all) + ".\n"
                + "Memory beside the buffers of inputs and outputs: " + program.workLength()
                + " numbers of activations and adjoints.";
    }

    private static String text(Work work) {
        return String.format(
                Locale.ROOT, "%d products, %d sums, %d functions", work.products(), work.sums(), work.functions());
    }
}

package io.github.rnngen.cli;

import io.github.rnngen.cli.console.CommandFailure;
import io.github.rnngen.cli.console.Console;
import io.github.rnngen.files.GeneratedFiles;
import io.github.rnngen.files.GeneratedFiles.Written;
import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.emit.GeneratedFile;
import io.github.rnngen.generator.source.SourceBytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Arguments and work of {@code generate}, which is also what {@code rnngen} does without a command. */
final class Generation {
    private static final String STANDARD_OUTPUT = "-";

    @Parameters(
            arity = "0..*",
            paramLabel = "MODEL.rnn...",
            hideParamSyntax = true,
            description = "Files with models; - reads one from standard input.")
    private List<String> files = List.of();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description =
                    "Where the Java files go, each in the folder of its package; - writes them to standard output."
                            + " The default is the working directory.")
    private String out = "";

    @Option(names = "--model", paramLabel = "NAME", description = "Generate this model only.")
    private @Nullable String model;

    @Mixin
    private CodeOptions code;

    @Option(names = "--standalone", description = "Generate classes that need nothing but the JDK.")
    private boolean standalone;

    List<String> files() {
        return files;
    }

    /** Generates all models, or nothing if any is faulty. */
    void run(Console console) {
        Reading reading = Reading.of(console.terminal(), files).faultless(console);
        Reading chosen = model == null ? reading : reading.only(model);
        List<GeneratedFile> generated = generate(chosen.models(), code.options(standalone));
        if (out.equals(STANDARD_OUTPUT)) {
            generated.forEach(file -> console.result(file.content()));
        } else {
            write(console, generated);
        }
    }

    private static List<GeneratedFile> generate(Map<String, List<CheckedModel>> models, Options options) {
        List<GeneratedFile> generated = new ArrayList<>();
        Map<String, String> origins = new HashMap<>();
        models.forEach((source, all) -> {
            for (CheckedModel each : all) {
                for (GeneratedFile file : Compiler.emit(each, SourceBytes.withoutFolders(source), options)) {
                    String other = origins.put(file.path(), source);
                    if (other != null) {
                        throw CommandFailure.fault("both " + other + " and " + source + " generate " + file.path());
                    }
                    generated.add(file);
                }
            }
        });
        return generated;
    }

    private void write(Console console, List<GeneratedFile> generated) {
        try {
            List<Written> written =
                    GeneratedFiles.write(console.terminal().folder().resolve(out), generated);
            for (int i = 0; i < written.size(); i++) {
                String path = Path.of(out, generated.get(i).path()).toString();
                console.news(path);
                if (!written.get(i).changed()) {
                    console.detail(path + " was up to date");
                }
            }
        } catch (IOException e) {
            throw CommandFailure.fault(e);
        }
    }
}

package io.github.rnngen.cli;

import io.github.rnngen.cli.console.CommandFailure;
import io.github.rnngen.cli.console.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code rnngen generate}. */
@Command(
        name = "generate",
        header = "Write the Java classes of models. This is what rnngen does without a command.",
        customSynopsis = "rnngen [generate] [OPTION]... MODEL.rnn...",
        description = {
            "The paths of the classes are printed, one a line. A file that has the right content already is not touched."
                    + " If any model has a fault, nothing is written."
        },
        footer = {
            "  rnngen elman.rnn -o src/main/java",
            "  rnngen generate --unroll none --model Big models.rnn",
            "  cat elman.rnn | rnngen - -o -"
        })
final class GenerateCommand implements Callable<Integer> {
    @ParentCommand
    private Rnngen rnngen;

    @Mixin
    private Generation generation;

    @Override
    public Integer call() {
        if (generation.files().isEmpty()) {
            throw CommandFailure.usage("name a model file, such as elman.rnn");
        }
        generation.run(rnngen.console());
        return ExitStatus.DONE;
    }
}

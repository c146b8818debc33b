package io.github.rnngen.cli;

import io.github.rnngen.generator.ToolVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The {@code rnngen} command: parses the arguments and ends the process with the exit status. */
@Command(
        name = "rnngen",
        description = "Compiles recurrent networks, written as equations, to specialised Java.",
        versionProvider = Main.Version.class,
        mixinStandardHelpOptions = true)
public final class Main implements Runnable {

    /** Runs the command and exits: 0 done, 1 faults in what was given, 2 wrong usage. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    /** Names the tool and the JVM that runs it. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "rnngen " + ToolVersion.current(),
                "JVM " + System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version")
            };
        }
    }
}

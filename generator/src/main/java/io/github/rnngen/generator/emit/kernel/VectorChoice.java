package io.github.rnngen.generator.emit.kernel;

import com.palantir.javapoet.CodeBlock;
import io.github.rnngen.runtime.VectorSupport;

/** How a generated class chooses between its vector code and its plain code, once, when it is loaded. */
public final class VectorChoice {
    private VectorChoice() {}

    /**
     * A condition that asks the runtime, which logs why if the answer is no.
     *
     * @param name the class, for the log
     * @param preferredBits an expression for the size of the vectors; evaluated only where their module is there
     */
    public static CodeBlock condition(String name, CodeBlock preferredBits) {
        return CodeBlock.of("$T.suits($S, () -> $L)", VectorSupport.class, name, preferredBits);
    }

    /** The same condition in a class that needs the JDK's base module alone; nothing is logged. */
    public static CodeBlock standaloneCondition(CodeBlock preferredBits) {
        return CodeBlock.of(
                "$T.boot().findModule($S).isPresent()$W&& !$T.getProperty($S, $S).matches($S)$W"
                        + "&& ($L > 128 || $T.getProperty($S, $S).equals($S))",
                ModuleLayer.class,
                VectorSupport.MODULE,
                System.class,
                "java.vm.info",
                "",
                "interpreted.*|.*emulated-client.*",
                preferredBits,
                System.class,
                "os.arch",
                "",
                "aarch64");
    }
}

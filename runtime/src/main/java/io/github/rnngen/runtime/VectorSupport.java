package io.github.rnngen.runtime;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Whether code for {@code jdk.incubator.vector} is faster than plain Java on this JVM. Knows that module by name alone:
 * this class loads where it is missing. Generated classes ask once, when they are loaded. Safe for use by any number of
 * threads.
 */
public final class VectorSupport {
    /** The module that vector code needs. */
    public static final String MODULE = "jdk.incubator.vector";

    /** The option that adds the module to a JVM. */
    public static final String OPTION = "--add-modules " + MODULE;

    private static final int FIRST_TRIED = 17;
    private static final int LAST_TRIED = 25;

    /** Narrower vectors of x86 come from processors that have no fused multiply-add: it is then computed digit by digit. */
    private static final int NARROWEST_BITS_X86 = 256;

    private static final int NARROWEST_BITS = 128;

    private VectorSupport() {}

    /**
     * Whether a class should run its vector code; logs the reason if not, at level INFO.
     *
     * @param name the class, for the log
     * @param preferredBits size in bits of the vectors that the machine prefers; asked only where the module is there
     */
    public static boolean suits(String name, IntSupplier preferredBits) {
        Jvm jvm = Jvm.current();
        Optional<String> obstacle = obstacle(jvm).or(() -> tooNarrow(jvm.architecture(), preferredBits.getAsInt()));
        if (obstacle.isPresent()) {
            Logger logger = System.getLogger(VectorSupport.class.getName());
            logger.log(Level.INFO, name + " runs without vectors, several times slower: " + obstacle.get());
        }
        return obstacle.isEmpty();
    }

    /** Why vector code can't or shouldn't run on a JVM, whatever its vectors' size. */
    static Optional<String> obstacle(Jvm jvm) {
        if (!jvm.hasModule()) {
            return Optional.of("start java with " + OPTION);
        } else if (jvm.feature() < FIRST_TRIED || jvm.feature() > LAST_TRIED) {
            return Optional.of(
                    "Java " + jvm.feature() + " has not been tried, " + FIRST_TRIED + " to " + LAST_TRIED + " have");
        } else if (!jvm.hasOptimisingCompiler()) {
            return Optional.of("this JVM runs without its optimising compiler (" + jvm.mode() + ")");
        }
        return Optional.empty();
    }

    static Optional<String> tooNarrow(String architecture, int bits) {
        boolean x86 = architecture.equals("amd64") || architecture.equals("x86_64");
        return bits < (x86 ? NARROWEST_BITS_X86 : NARROWEST_BITS)
                ? Optional.of("this machine's vectors have " + bits + " bits")
                : Optional.empty();
    }

    /**
     * What matters about a JVM.
     *
     * @param feature its feature release
     * @param hasModule whether it was started with the module
     * @param mode how it runs bytecode, in its own words
     * @param architecture the processor's
     */
    record Jvm(int feature, boolean hasModule, String mode, String architecture) {
        static Jvm current() {
            return new Jvm(
                    Runtime.version().feature(),
                    ModuleLayer.boot().findModule(MODULE).isPresent(),
                    System.getProperty("java.vm.info", ""),
                    System.getProperty("os.arch", ""));
        }

        /** HotSpot calls itself an emulated client where its first compiler is the only one. */
        boolean hasOptimisingCompiler() {
            return !mode.startsWith("interpreted") && !mode.contains("emulated-client");
        }
    }
}

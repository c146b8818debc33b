package io.github.rnngen.generator.emit.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.emit.kernel.Javac;
import io.github.rnngen.generator.emit.kernel.Jdks;
import io.github.rnngen.runtime.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.CodeSizeEvaluator;

/** The runtime's functions, emitted ones on numbers, and emitted ones on vectors: the same bits, and nothing allocated. */
class FormsTest {
    /**
     * Whether HotSpot inlines a function into the loop that calls it depends on when it compiles them. Where it does not,
     * vectors are allocated as long as the process runs. Of so many processes at least one must not.
     */
    private static final int PROCESSES = 12;

    /** Of each of five functions in two precisions. */
    private static final String COMPARED = String.valueOf(2 * 5 * 600 * 1024);

    /** C2 inlines no method that is longer, however often it is called ({@code FreqInlineSize}). */
    private static final int MOST_INLINED = 325;

    @TempDir
    static Path classes;

    @BeforeAll
    static void compile() throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("-Xlint:all,-options", "-source", "17", "-target", "17", "-d", classes.toString()));
        arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
        arguments.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        for (Precision precision : Precision.values()) {
            Path file = classes.resolve(FormsClass.name(precision) + ".java");
            arguments.add(Files.writeString(file, FormsClass.source(precision)).toString());
        }
        assertThat(Javac.run(arguments).lines())
                .containsExactly("warning: using incubating module(s): jdk.incubator.vector", "1 warning");
    }

    @Test
    void sameBitsOnVectorsOfAnyWidth() throws Exception {
        for (int bytes : List.of(16, 32, 64)) {
            assertThat(run(Jdks.current(), "-XX:MaxVectorSize=" + bytes))
                    .as("on vectors of %s bytes", bytes)
                    .isEqualTo(COMPARED);
        }
    }

    @Test
    void sameBitsOnOtherJdks() throws Exception {
        for (Path jdk : Jdks.others()) {
            assertThat(run(jdk, "-Xms64m")).as("on %s", jdk).isEqualTo(COMPARED);
        }
    }

    private static String run(Path jdk, String option) throws Exception {
        for (int process = 1; process < PROCESSES; process++) {
            try {
                return runOnce(jdk, option);
            } catch (AssertionError e) {
                if (!String.valueOf(e.getMessage()).contains(FormsTrial.ALLOCATES)) {
                    throw e;
                }
            }
        }
        return runOnce(jdk, option);
    }

    private static String runOnce(Path jdk, String option) throws Exception {
        List<String> options = List.of("--add-modules", "jdk.incubator.vector", option);
        return Jdks.run(jdk, options, classes, FormsTrial.class.getName(), classes.toString());
    }

    @Test
    void allMethodsOnVectorsAreInlined() throws IOException {
        Map<String, Integer> sizes = new TreeMap<>();
        for (Precision precision : Precision.values()) {
            Path file = classes.resolve(FormsClass.name(precision) + ".class");
            ClassVisitor visitor = new ClassVisitor(Opcodes.ASM9) {
                @Override
                public MethodVisitor visitMethod(
                        int access, String method, String descriptor, String signature, String[] thrown) {
                    return new CodeSizeEvaluator(null) {
                        @Override
                        public void visitEnd() {
                            if (descriptor.endsWith("Vector;")) {
                                sizes.put(precision + " " + method, getMaxSize());
                            }
                        }
                    };
                }
            };
            new ClassReader(Files.readAllBytes(file)).accept(visitor, 0);
        }
        assertThat(sizes)
                .hasSize(2 * 10)
                .allSatisfy((method, size) -> assertThat(size).as(method).isLessThanOrEqualTo(MOST_INLINED));
    }
}

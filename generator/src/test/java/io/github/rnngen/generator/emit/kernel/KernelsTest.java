package io.github.rnngen.generator.emit.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.CodeSizeEvaluator;

class KernelsTest {
    /** Numbers in all results and around them; each case is run and compared, or this is another number. */
    private static final long NUMBERS = 16_637_590;

    /** HotSpot compiles no method of more than 8000 bytes; far below that its compiler is at its best. */
    private static final int BUDGET = 3000;

    @TempDir
    static Path vectorClasses;

    @TempDir
    static Path plainClasses;

    @BeforeAll
    static void compile() throws IOException {
        assertThat(KernelSuite.compile(KernelSuite.sources(false), plainClasses))
                .isEmpty();
        assertThat(KernelSuite.compile(KernelSuite.sources(true), vectorClasses).lines())
                .containsExactly("warning: using incubating module(s): jdk.incubator.vector", "1 warning");
    }

    @Test
    void plainKernelsAreThePlainestLoops() throws Exception {
        assertThat(KernelSuite.run(false, plainClasses)).isEqualTo(NUMBERS);
    }

    /** Machines differ in how wide their vectors are: results do not. */
    @Test
    void vectorKernelsAreThePlainestLoopsOnVectorsOfAnyWidth() throws Exception {
        for (int bytes : List.of(16, 32, 64)) {
            assertThat(runVectors(Jdks.current(), "-XX:MaxVectorSize=" + bytes))
                    .as("on vectors of %s bytes", bytes)
                    .isEqualTo(NUMBERS);
        }
    }

    @Test
    void vectorKernelsAreThePlainestLoopsOnOtherJdks() throws Exception {
        for (Path jdk : Jdks.others()) {
            assertThat(runVectors(jdk, "-Xms64m")).as("on %s", jdk).isEqualTo(NUMBERS);
        }
    }

    private static long runVectors(Path jdk, String option) throws Exception {
        List<String> options = List.of("--add-modules", "jdk.incubator.vector", option);
        return Long.parseLong(
                Jdks.run(jdk, options, vectorClasses, KernelSuite.class.getName(), vectorClasses.toString()));
    }

    @Test
    void noMethodIsTooLongToBeCompiledWell() throws IOException {
        Map<String, Integer> sizes = new TreeMap<>();
        for (Path folder : List.of(plainClasses, vectorClasses)) {
            sizes.putAll(methodSizes(folder));
        }
        sizes.keySet().removeIf(method -> method.endsWith(".run"));
        assertThat(sizes)
                .hasSizeGreaterThan(1000)
                .allSatisfy((method, size) -> assertThat(size).as(method).isLessThanOrEqualTo(BUDGET));
    }

    private static Map<String, Integer> methodSizes(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(file -> file.toString().endsWith(".class")).forEach(files::add);
        }
        Map<String, Integer> sizes = new TreeMap<>();
        for (Path file : files) {
            ClassVisitor visitor = new ClassVisitor(Opcodes.ASM9) {
                @Override
                public MethodVisitor visitMethod(
                        int access, String method, String descriptor, String signature, String[] thrown) {
                    return new CodeSizeEvaluator(null) {
                        @Override
                        public void visitEnd() {
                            sizes.put(file.getFileName() + "." + method, getMaxSize());
                        }
                    };
                }
            };
            new ClassReader(Files.readAllBytes(file)).accept(visitor, 0);
        }
        return sizes;
    }
}

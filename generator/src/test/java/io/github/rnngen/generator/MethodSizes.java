package io.github.rnngen.generator;

import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.CodeSizeEvaluator;

/** How many bytes of bytecode methods have. */
public final class MethodSizes {
    private MethodSizes() {}

    /** By the names of methods and their descriptors. */
    public static Map<String, Integer> of(byte[] classFile) {
        Map<String, Integer> sizes = new TreeMap<>();
        new ClassReader(classFile)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String method, String descriptor, String signature, String[] thrown) {
                                return new CodeSizeEvaluator(null) {
                                    @Override
                                    public void visitEnd() {
                                        sizes.put(method + descriptor, getMaxSize());
                                    }
                                };
                            }
                        },
                        0);
        return sizes;
    }
}

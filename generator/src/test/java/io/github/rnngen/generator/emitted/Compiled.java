package io.github.rnngen.generator.emitted;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.CompilationSubject;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import io.github.rnngen.generator.MethodSizes;
import io.github.rnngen.generator.emit.GeneratedFile;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.NetworkStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaFileObject;
import org.objectweb.asm.ClassReader;

/** Emitted source, compiled for Java 17 with all warnings as errors, and loaded. */
public final class Compiled {
    /** HotSpot compiles no method of more bytes. */
    private static final int NEVER_COMPILED = 8000;

    private final Map<String, byte[]> classes = new HashMap<>();

    private Compiled() {}

    public static Compiled of(GeneratedFile... files) {
        Compilation compilation = compile(files, "-Xlint:all", "-Werror", "--release", "17");
        CompilationSubject.assertThat(compilation).succeededWithoutWarnings();
        return of(compilation);
    }

    /** Of code that uses the Vector API; that it is in incubation is the only warning. */
    public static Compiled withVectors(GeneratedFile... files) {
        Compilation compilation = compile(files, "-Xlint:all", "--add-modules", "jdk.incubator.vector");
        CompilationSubject.assertThat(compilation).succeeded();
        assertThat(compilation.warnings())
                .allSatisfy(warning -> assertThat(warning.getCode()).contains("incubating"));
        return of(compilation);
    }

    private static Compilation compile(GeneratedFile[] files, String... options) {
        return Compiler.javac()
                .withOptions((Object[]) options)
                .compile(Arrays.stream(files).map(Compiled::source).toList());
    }

    /** Code that was compiled already. */
    static Compiled of(Compilation compilation) {
        Compiled compiled = new Compiled();
        compilation.generatedFiles().stream()
                .filter(each -> each.getKind() == JavaFileObject.Kind.CLASS)
                .forEach(compiled::add);
        assertThat(compiled.methodSizes())
                .allSatisfy((method, size) -> assertThat(size).as(method).isLessThanOrEqualTo(NEVER_COMPILED));
        return compiled;
    }

    private static JavaFileObject source(GeneratedFile file) {
        String name = file.path().replace(".java", "").replace('/', '.');
        return JavaFileObjects.forSourceString(name, file.content());
    }

    private void add(JavaFileObject file) {
        try (InputStream in = file.openInputStream()) {
            byte[] bytes = in.readAllBytes();
            classes.put(new ClassReader(bytes).getClassName().replace('/', '.'), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the class files. */
    List<String> classNames() {
        return List.copyOf(classes.keySet());
    }

    /** A new object of a class that has no interface. */
    Object instance(String name) throws ReflectiveOperationException {
        return load(name).getConstructor().newInstance();
    }

    @SuppressWarnings("unchecked")
    <A> Network<A> network(String name) {
        try {
            return (Network<A>) load(name).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name, e);
        }
    }

    @SuppressWarnings("unchecked")
    <A> NetworkStream<A> stream(String name, A parameters) {
        try {
            return (NetworkStream<A>)
                    load(name + "$Stream").getConstructor(parameters.getClass()).newInstance(parameters);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name, e);
        }
    }

    private Class<?> load(String className) throws ClassNotFoundException {
        ClassLoader loader = new ClassLoader(Compiled.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String wanted) throws ClassNotFoundException {
                byte[] bytes = classes.get(wanted);
                if (bytes == null) {
                    throw new ClassNotFoundException(wanted);
                }
                return defineClass(wanted, bytes, 0, bytes.length);
            }
        };
        return loader.loadClass(className);
    }

    /** Bytes of code by class and method. */
    Map<String, Integer> methodSizes() {
        Map<String, Integer> sizes = new TreeMap<>();
        classes.forEach((className, bytes) ->
                MethodSizes.of(bytes).forEach((method, size) -> sizes.put(className + "." + method, size)));
        return sizes;
    }
}

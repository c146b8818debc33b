package io.github.rnngen.cli.run;

import io.github.rnngen.generator.emit.GeneratedFile;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.VectorSupport;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles generated source to classes without touching the disk. */
public final class MemoryCompiler {
    private MemoryCompiler() {}

    /** Whether code for vectors can be compiled and run in this JVM. */
    public static boolean knowsVectors() {
        return ModuleLayer.boot().findModule(VectorSupport.MODULE).isPresent();
    }

    /**
     * Class files by class name.
     *
     * @throws NoCompilerException if this JVM comes without a Java compiler
     * @throws IllegalStateException if the source does not compile, with the compiler's messages: a fault of rnngen
     */
    static Map<String, byte[]> compile(List<GeneratedFile> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new NoCompilerException();
        }
        StringWriter messages = new StringWriter();
        List<String> options = new ArrayList<>(List.of("-proc:none", "-nowarn", "-classpath", runtimeClasses()));
        if (knowsVectors()) {
            options.addAll(List.of("--add-modules", VectorSupport.MODULE));
        }
        List<SourceInMemory> sources = files.stream().map(SourceInMemory::new).toList();
        try (StandardJavaFileManager standard =
                        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
                ClassFilesInMemory manager = new ClassFilesInMemory(standard)) {
            if (!compiler.getTask(messages, manager, null, options, null, sources)
                    .call()) {
                throw new IllegalStateException("the generated code does not compile:\n" + messages);
            }
            return manager.classes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where this very JVM has the runtime from. */
    private static String runtimeClasses() {
        try {
            return Path.of(Network.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class SourceInMemory extends SimpleJavaFileObject {
        private final String text;

        SourceInMemory(GeneratedFile file) {
            super(URI.create("memory:///" + file.path()), JavaFileObject.Kind.SOURCE);
            this.text = file.content();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}

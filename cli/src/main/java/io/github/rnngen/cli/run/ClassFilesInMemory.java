package io.github.rnngen.cli.run;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Keeps what the Java compiler writes. */
final class ClassFilesInMemory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ClassFile> files = new TreeMap<>();

    ClassFilesInMemory(JavaFileManager inputs) {
        super(inputs);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        ClassFile file = new ClassFile(className);
        files.put(className, file);
        return file;
    }

    /** Class files by class name. */
    Map<String, byte[]> classes() {
        Map<String, byte[]> classes = new TreeMap<>();
        files.forEach((name, file) -> classes.put(name, file.bytes.toByteArray()));
        return classes;
    }

    private static final class ClassFile extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        ClassFile(String className) {
            super(URI.create("memory:///" + className.replace('.', '/') + ".class"), JavaFileObject.Kind.CLASS);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }
}

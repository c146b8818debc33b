package io.github.rnngen.cli.run;

import io.github.rnngen.generator.emit.GeneratedFile;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.NetworkStream;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns generated source into a network that runs in this process. */
public final class LoadedNetwork {
    private LoadedNetwork() {}

    /**
     * Compiles and instantiates a network.
     *
     * @param files the files of one model, the network's own class first
     * @throws NoCompilerException if this JVM comes without a Java compiler
     * @throws IllegalStateException if the source does not compile or run: a fault of rnngen
     */
    public static Network<?> of(List<GeneratedFile> files) {
        return of(files, 1).get(0);
    }

    /**
     * Compiles a network and makes workspaces, all of the same class; otherwise as {@link #of(List)}.
     *
     * @param count how many workspaces
     */
    @SuppressWarnings("rawtypes") // A class literal knows no type arguments.
    public static List<Network<?>> of(List<GeneratedFile> files, int count) {
        String path = files.get(0).path();
        String name = path.substring(0, path.length() - ".java".length()).replace('/', '.');
        try {
            Constructor<? extends Network> constructor = new Loader(MemoryCompiler.compile(files))
                    .loadClass(name)
                    .asSubclass(Network.class)
                    .getConstructor();
            List<Network<?>> workspaces = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                workspaces.add(constructor.newInstance());
            }
            return workspaces;
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException("the generated class " + name + " does not run", e);
        }
    }

    /**
     * The stream of a generated network.
     *
     * @throws IllegalStateException if its model has none: one that has a reversed cell
     */
    @SuppressWarnings("unchecked") // The stream has the network's element type.
    static <A> NetworkStream<A> stream(Network<A> network, A parameters) {
        String name = network.getClass().getName() + "$Stream";
        try {
            return (NetworkStream<A>) network.getClass()
                    .getClassLoader()
                    .loadClass(name)
                    .getConstructor(parameters.getClass())
                    .newInstance(parameters);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException("the generated class " + name + " does not run", e);
        }
    }

    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super(Network.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}

package io.github.rnngen.cli.run;

/** Generated code can't be run, for this JVM comes without a Java compiler. */
public final class NoCompilerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoCompilerException() {
        super("this needs a JDK: the Java runtime in " + System.getProperty("java.home")
                + " has no compiler; let JAVA_HOME name a JDK, 17 or newer");
    }
}

module com.example {
    requires io.github.rnngen.runtime;
    requires jdk.incubator.vector;
}

package io.github.rnngen.generator.emit.functions;

/** What the tests' classes of functions implement, on arrays of their precision whose length is a multiple of any vector's. */
public interface Forms {
    /** Numbers in a vector. */
    int lanes();

    /** Number by number, by emitted code. */
    void onNumbers(int function, Object in, Object out);

    /** In plain loops, by emitted code. */
    void inLoops(int function, Object in, Object out);

    /** Vector by vector, by emitted code. */
    void onVectors(int function, Object in, Object out);
}

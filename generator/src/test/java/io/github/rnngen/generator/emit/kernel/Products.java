package io.github.rnngen.generator.emit.kernel;

/** What the tests' classes of kernels implement. */
public interface Products {
    /** Computes one of the products of a class on arrays of its precision. */
    void run(int product, Object a, int a0, Object b, int b0, Object c, int c0, int rows, int terms);
}

package io.github.rnngen.generator.emit.kernel;

/** What becomes of the sums of a tile. */
enum Ending {
    STORED,
    ADDED,
    /** They are stored if they are those of the first block of terms. */
    EITHER;

    static Ending of(MatrixProduct product) {
        if (product.accumulate()) {
            return ADDED;
        }
        return product.isBlocked() ? EITHER : STORED;
    }
}

package io.github.rnngen.generator.schedule.cost;

/** What generated code spends time on; each is counted in a unit of its own, see {@link CostModel}. */
public enum CostUnit {
    /** An operation of one number, outside of loops that work on vectors. */
    OPERATION("single operations"),
    /** A function of one number. */
    FUNCTION("single functions"),
    /** A multiply-add of vectors, in kernels, of three rows of the result or more at a time. */
    TILE("products of matrices"),
    /** The same for one or two rows of the result, the matrix near the processor. */
    ROW("products with a matrix in the nearest cache"),
    /** The same, the matrix too large for the nearest cache. */
    FAR_ROW("products with a matrix further away"),
    /** A multiply-add of single numbers, in plain code for rows that are too short for vectors. */
    EDGE("products of matrices with short rows"),
    /** The beginning and the end of a kernel, or of one of its tiles. */
    KERNEL("kernels' beginnings and ends"),
    /** A vector that is copied, or added to a result. */
    MOVE("copies and additions of blocks"),
    /** An operation of a vector in a loop over elements. */
    VECTOR_OPERATION("loops over elements"),
    /** A function of all numbers of a vector. */
    VECTOR_FUNCTION("functions of vectors"),
    /** The beginning and the end of a loop. */
    LOOP("loops' beginnings and ends"),
    /** A call of a method of the program. */
    METHOD("calls of methods"),
    /** A number of a matrix that is laid out anew for kernels. */
    PACK("layout of matrices for products"),
    /** A parameter that is updated. */
    UPDATE("update of parameters");

    private final String text;

    CostUnit(String text) {
        this.text = text;
    }

    /** What it is, in the plural, for people. */
    public String text() {
        return text;
    }
}

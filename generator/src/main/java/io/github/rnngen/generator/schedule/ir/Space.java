package io.github.rnngen.generator.schedule.ir;

/** The arrays that generated code works on. */
public enum Space {
    PARAMETERS,
    GRADIENTS,
    /** An input, target or output; one array each. */
    PORT,
    /** The states before the first step. */
    START,
    /** The states after the last step. */
    END,
    /** Known numbers that differ from element to element; one array each. */
    TABLE,
    /** Everything else: activations and adjoints of one sequence. */
    WORK
}

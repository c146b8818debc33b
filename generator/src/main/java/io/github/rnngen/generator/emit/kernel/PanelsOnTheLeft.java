package io.github.rnngen.generator.emit.kernel;

import com.palantir.javapoet.CodeBlock;

/** When a product reads its left operand from copies in panels, and not as it lies. */
enum PanelsOnTheLeft {
    NEVER,
    ALWAYS,
    /** On vectors that come with few registers. */
    IF_NARROW,
    /** If not all terms of a group are there. */
    IF_PART,
    IF_NARROW_OR_PART;

    /** Whether it may be read as it lies on vectors that come with few registers. */
    boolean mayLieIfNarrow() {
        return this == NEVER || this == IF_PART;
    }

    /** Whether it is read as it lies, as an expression; of those that depend on something. */
    CodeBlock lies(MatrixProduct product) {
        return switch (this) {
            case IF_NARROW -> CodeBlock.of("$N", Lanes.WIDE);
            case IF_PART -> CodeBlock.of("group == $L", product.group());
            case IF_NARROW_OR_PART -> CodeBlock.of("$N && group == $L", Lanes.WIDE, product.group());
            case NEVER, ALWAYS -> throw new IllegalStateException("depends on nothing: " + this);
        };
    }
}

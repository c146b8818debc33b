package io.github.rnngen.generator;

import io.github.rnngen.generator.check.CheckedModel;
import java.util.function.Supplier;

/** The values of a model, each of which fits into an array, don't fit into one together. */
public final class ModelTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private ModelTooLargeException(String model, ArithmeticException cause) {
        super(
                "the values of " + model
                        + " over all steps and sequences are more than the 2,147,483,647 numbers of one"
                        + " array; fewer steps or a smaller batch take less",
                cause);
    }

    /** What a stage gives; places and lengths in it are computed with checks for overflow. */
    static <T> T check(CheckedModel model, Supplier<T> stage) {
        try {
            return stage.get();
        } catch (ArithmeticException e) {
            if (String.valueOf(e.getMessage()).contains("overflow")) {
                throw new ModelTooLargeException(model.name(), e);
            }
            throw e;
        }
    }
}

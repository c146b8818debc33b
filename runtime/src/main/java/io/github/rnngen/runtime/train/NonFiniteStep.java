package io.github.rnngen.runtime.train;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A step that was refused because its loss or gradient is infinite or not a number.
 *
 * @param epoch the epoch, from 1
 * @param step which step of the epoch, from 1
 * @param loss the loss of the step
 * @param parameter the first parameter element whose gradient is not finite, as in {@code W_xh[3, 0]}; null if all are
 *     finite
 * @param sequence the first sequence, by its number among all of them from 0, that is enough to make the step what it is;
 *     empty if none is alone
 * @param source where it comes from, as in {@code the input x[2] at time step 4 is NaN} or
 *     {@code the parameter b[0] is NaN before the step}; null if data and parameters are finite
 */
public record NonFiniteStep(
        int epoch,
        int step,
        double loss,
        @Nullable String parameter,
        OptionalInt sequence,
        @Nullable String source) {
    /** All of it as a sentence. */
    public String message() {
        StringBuilder text = new StringBuilder("epoch " + epoch + ", step " + step);
        sequence.ifPresent(number -> text.append(", sequence ").append(number));
        text.append(": the loss is ").append(loss).append(", ");
        text.append(
                parameter == null
                        ? "all gradients are finite"
                        : "the first gradient that is not finite is that of " + parameter);
        if (source != null) {
            text.append("; ").append(source);
        }
        return text.append("; the step was not taken").toString();
    }
}

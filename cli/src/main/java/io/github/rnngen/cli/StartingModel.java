package io.github.rnngen.cli;

import io.github.rnngen.generator.diagnostic.Visible;
import io.github.rnngen.generator.format.Formatter;
import io.github.rnngen.generator.source.SourceText;
import java.util.List;

/**
 * A model for someone to start from.
 *
 * @param packageName empty for none
 * @param cell of the library
 * @param steps as the language writes them
 * @param inputs names of columns
 * @param targets names of columns
 * @param ahead how many rows after its inputs a target stands
 * @param classes how many a target of classes has; 0 if the targets are numbers
 * @param once whether the target belongs to a whole sequence
 */
record StartingModel(
        String name,
        String packageName,
        String cell,
        String steps,
        List<String> inputs,
        List<String> targets,
        int ahead,
        int classes,
        boolean once) {
    /** What the model calls its input. */
    static final String INPUT = "x";

    /** What the model calls its target. */
    static final String TARGET = "d";

    private static final int MOST_SHOWN = 60;

    private static final String TEXT = """
            // Written by `rnngen init`, to be changed: `rnngen check` finds mistakes, `rnngen fmt -w` lays it out.

            %1$smodel %2$s {
            precision float // or double: more digits, and slower
            steps %3$s // rows that are read one after the other: more, if what counts lies further back
            batch 16 // sequences in a step of learning: more are faster each, but learn in fewer steps

            // What is known at each row: %4$s
            input x[%5$d]
            // What is to be said: %6$s
            target d%7$s

            // The memory. The library has more cells: rnn, gru, lstm, mgu, min_gru ...
            // For a second layer write h2 = %9$s below, and h2 for h in the line of y.
            h = %8$s
            // From the memory to %10$s
            y = linear(h, outputs = %11$d)

            output y
            %12$s

            train {
            optimizer adam(rate = 0.003) // less if the loss jumps about, more if it hardly falls
            schedule cosine // the rate falls to 0 by the end
            clip norm 1.0 // gradients are shortened to this
            epochs 50 // passes over the data
            patience 10 // ends after so many epochs without a better validation loss
            validation 0.1 // this part of the data decides which weights are kept
            seed 1 // of all that is random: another gives another network
            }
            }
            """;

    StartingModel {
        inputs = List.copyOf(inputs);
        targets = List.copyOf(targets);
    }

    /** How many numbers the model says at each row. */
    int outputs() {
        return classes > 0 ? classes : targets.size();
    }

    /**
     * The text of its file, as {@code fmt} lays it out if its names are sound.
     *
     * @param size further arguments of the cell, such as {@code , hidden = 16}; empty if it takes none
     */
    String text(String size) {
        String text = TEXT.formatted(
                packageName.isEmpty() ? "" : "package " + packageName + "\n\n",
                name,
                steps,
                shown(inputs),
                inputs.size(),
                shown(targets)
                        + (ahead == 0 ? "" : ahead == 1 ? ", one row later" : ", " + ahead + " rows later")
                        + (classes == 0 ? "" : ", one of " + classes + " classes")
                        + (once ? ", of a whole sequence" : ""),
                (classes > 0 ? " : index[" + classes + "]" : "[" + outputs() + "]") + (once ? " once" : ""),
                cell + "(x" + size + ")",
                cell + "(h" + size + ")",
                classes > 0 ? "a score for each class: the greatest is the answer" : "the answer",
                outputs(),
                loss());
        return Formatter.format(new SourceText(name, text), fault -> {}).orElse(text);
    }

    private String loss() {
        return (classes > 0 ? "loss mean cross_entropy(y, d)" : "loss mean squared_error(y, d)")
                + (once ? " at last" : "")
                + (classes > 0 ? "" : " // or absolute_error, huber ...: less is made of single great errors");
    }

    private static String shown(List<String> columns) {
        String all = Visible.line(String.join(", ", columns));
        return all.length() <= MOST_SHOWN ? all : all.substring(0, MOST_SHOWN) + " ..., " + columns.size() + " columns";
    }
}

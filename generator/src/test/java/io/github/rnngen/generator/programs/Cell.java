package io.github.rnngen.generator.programs;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A cell that programs can call with a vector {@code [n]}, or with an index.
 *
 * @param sizes arguments that are sizes
 * @param options further arguments that a call may have; the values may then be of any size
 * @param outputs what it gives
 * @param stateful whether it can run in reverse
 */
record Cell(
        String name, List<String> sizes, List<String> options, List<Output> outputs, boolean stateful, int leastInput) {
    private static final List<String> GATES = List.of("gate = hard_sigmoid", "activation = softsign");

    private static final List<String> RATES = List.of("dropout = 0.5", "recurrent_dropout = 0");

    /** The library's; {@code embedding} and {@code bidirectional} stand apart. */
    static final List<Cell> LIBRARY = Stream.of(
                    of("rnn", "hidden", bounded("hidden", "h")).with("activation = relu", "activation = gelu"),
                    of("irnn", "hidden", free("hidden")),
                    of("indrnn", "hidden", free("hidden")).with("activation = tanh"),
                    of("antisymmetric", "hidden", free("hidden")).with("epsilon = 0.125", "gamma = 0.5"),
                    of("lstm", "hidden", bounded("hidden", "h"), free("hidden")).with(GATES),
                    of("lstm_peephole", "hidden", bounded("hidden", "h"), free("hidden"))
                            .with(GATES),
                    of("lstm_coupled", "hidden", bounded("hidden", "h"), free("hidden"))
                            .with(GATES),
                    of("lstm_projected", "hidden projected", free("projected"), free("hidden")),
                    of("min_lstm", "hidden", free("hidden")),
                    of("gru", "hidden", bounded("hidden", "h")).with(GATES),
                    of("gru_reset_before", "hidden", bounded("hidden", "h")),
                    of("mgu", "hidden", bounded("hidden", "h")),
                    of("min_gru", "hidden", free("hidden")),
                    of("ugrnn", "hidden", bounded("hidden", "h")),
                    of("ligru", "hidden", free("hidden")),
                    of("fastgrnn", "hidden", free("hidden")),
                    of("sru", "", free("n"), free("n")).with("scale = 1"),
                    of("mut1", "", bounded("n", "h")),
                    of("mut2", "", bounded("n", "h")),
                    of("mut3", "hidden", bounded("hidden", "h")),
                    of("variational_rnn", "hidden", bounded("hidden", "h")).with(RATES),
                    of("variational_lstm", "hidden", bounded("hidden", "h"), free("hidden"))
                            .with(RATES),
                    of("variational_gru", "hidden", bounded("hidden", "h")).with(RATES),
                    of("jordan", "hidden outputs", free("outputs"), bounded("hidden", "")),
                    of("linear", "outputs", free("outputs")).withoutState(1),
                    of("layer_norm", "", free("n")).withoutState(2))
            .toList();

    /** Library cells that take {@code x} and {@code hidden} and give values between -1 and 1. */
    static final List<String> LAYERS = List.of("rnn", "lstm", "gru", "mgu", "ugrnn", "lstm_coupled", "mut3");

    /**
     * An output.
     *
     * @param size the name of its size: one of {@link Cell#sizes}, or {@code n}
     * @param state the state that it shows, or nothing
     */
    record Output(String size, Range range, String state) {}

    Cell {
        sizes = List.copyOf(sizes);
        options = List.copyOf(options);
        outputs = List.copyOf(outputs);
    }

    private static Cell of(String name, String sizes, Output... outputs) {
        List<String> names = sizes.isEmpty() ? List.of() : Arrays.asList(sizes.split(" ", -1));
        return new Cell(name, names, List.of(), List.of(outputs), true, 1);
    }

    private static Output bounded(String size, String state) {
        return new Output(size, Range.UNIT, state);
    }

    private static Output free(String size) {
        return new Output(size, Range.UNKNOWN, "");
    }

    private Cell with(String... more) {
        return with(List.of(more));
    }

    private Cell with(List<String> more) {
        return new Cell(name, sizes, more, outputs, stateful, leastInput);
    }

    private Cell withoutState(int least) {
        return new Cell(name, sizes, options, outputs, false, least);
    }
}

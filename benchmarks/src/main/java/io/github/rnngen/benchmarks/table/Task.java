package io.github.rnngen.benchmarks.table;

import java.util.ArrayList;
import java.util.List;

/** A network and how much it is given: what all contenders train. */
record Task(String cell, int inputs, int hidden, int outputs, int steps, int batch) {
    private static final List<String> CELLS = List.of("rnn", "lstm", "gru");

    /** Input, hidden and output size, time steps, batch size. */
    private static final List<List<Integer>> SIZES = List.of(
            List.of(3, 4, 2, 5, 1),
            List.of(8, 16, 4, 20, 1),
            List.of(16, 64, 8, 32, 1),
            List.of(32, 128, 16, 64, 1),
            List.of(8, 16, 4, 20, 16),
            List.of(16, 64, 8, 32, 16),
            List.of(32, 128, 16, 64, 32),
            List.of(64, 256, 32, 64, 32));

    static List<Task> all() {
        List<Task> tasks = new ArrayList<>();
        for (String cell : CELLS) {
            SIZES.forEach(
                    size -> tasks.add(new Task(cell, size.get(0), size.get(1), size.get(2), size.get(3), size.get(4))));
        }
        return tasks;
    }

    /** How many times faster than libtorch it should at least be; its LSTM has kernels of its own. */
    double target() {
        return cell.equals("lstm") && batch > 16 ? 1.3 : 2;
    }

    String name() {
        return cell + " " + size();
    }

    String size() {
        return inputs + "-" + hidden + "-" + outputs + " ×" + steps + ", " + batch;
    }

    String model(String precision) {
        return model(precision, "mean squared_error");
    }

    /** With the loss that the listing in NumPy has. */
    String summedModel(String precision) {
        return model(precision, "sum half_squared_error");
    }

    private String model(String precision, String loss) {
        return """
                model Measured {
                    precision %s
                    steps %d
                    batch %d
                    input  x[%d]
                    target d[%d]
                    h = %s(x, hidden = %d)
                    y = linear(h, outputs = %d)
                    output y
                    loss %s(y, d)
                }
                """.formatted(precision, steps, batch, inputs, outputs, cell, hidden, outputs, loss);
    }

    /** What libtorch's program is told. */
    List<String> arguments() {
        return List.of(cell, "" + inputs, "" + hidden, "" + outputs, "" + steps, "" + batch);
    }
}

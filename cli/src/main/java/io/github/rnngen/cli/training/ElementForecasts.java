package io.github.rnngen.cli.training;

import io.github.rnngen.cli.training.Judgement.Baseline;
import io.github.rnngen.runtime.Port;
import java.util.List;
import java.util.stream.IntStream;

/** Collects a judgement for each element of a target, whose values follow each other step by step. Not thread-safe. */
final class ElementForecasts {
    /** So many elements are judged, the first. */
    static final int MOST = 8;

    private final Port target;
    private final boolean last;
    private final int[] sequences;
    private final double[][] truth;
    private final double[][] said;
    private final double[][] usual;
    private int current = -1;

    /** Of as many steps as count. */
    ElementForecasts(Port target, Judged judged) {
        this.target = target;
        this.last = judged.last();
        int width = Math.min(MOST, target.elements());
        int count = judged.count();
        sequences = new int[count];
        truth = new double[width][count];
        said = new double[width][count];
        usual = new double[width][count];
    }

    /** How many elements are judged. */
    int width() {
        return truth.length;
    }

    /** Goes to the next step. */
    void next(int sequence) {
        current++;
        sequences[current] = sequence;
    }

    /** What is true of an element at this step, what the network says, and what is always said. */
    void set(int element, double right, double answer, double mean) {
        truth[element][current] = right;
        said[element][current] = answer;
        usual[element][current] = mean;
    }

    List<Judgement.Forecast> judgements() {
        int[] rows = IntStream.range(0, sequences.length).toArray();
        return IntStream.range(0, width())
                .mapToObj(i -> new Judgement.Forecast(
                        target.elements() == 1 ? target.name() : target.name() + "_" + i,
                        last ? "sequences" : "steps",
                        rows,
                        sequences,
                        truth[i],
                        said[i],
                        List.of(Baseline.ofTraining(usual[i]))))
                .toList();
    }
}

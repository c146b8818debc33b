package io.github.rnngen.cli.training;

import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Port;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Judges how well a network tells classes.
 *
 * @param data what the judged target belongs to
 * @param <A> {@code float[]} or {@code double[]}
 */
record ClassJudge<A>(Network<A> network, A parameters, DataSet<A> data) {
    private static final double BITS_PER_NAT = 1 / Math.log(2);
    private static final double NEARLY = 1e-3;

    /** With more classes there is no table of which was taken for which. */
    private static final int MOST_IN_TABLE = 1000;

    Judgement.Classes judge(Port target, Judged judged) {
        if (!(data.data(target) instanceof PortData.Indices<A> truth)) {
            throw new IllegalArgumentException(target.name());
        }
        Port output = Passes.outputFor(network.signature(), target);
        int classes = target.classes();
        Elements<A> elements = network.elements();
        A scores = network.values(output.name());
        Pieces pieces = judged.pieces();
        int[] met = new int[classes];
        int[] told = new int[classes];
        int table = classes <= MOST_IN_TABLE ? classes : 0;
        int[][] counts = new int[table][table];
        Coding coding = new Coding(classes);
        double[] vector = new double[classes];
        Passes.run(network, parameters, data, judged, (piece, step, place) -> {
            int right = truth.value(pieces.starts()[piece], step);
            for (int i = 0; i < classes; i++) {
                vector[i] = elements.get(scores, place * classes + i);
            }
            int answer = greatest(vector);
            met[right]++;
            told[right] += answer == right ? 1 : 0;
            if (table > 0) {
                counts[right][answer]++;
            }
            coding.add(vector, right);
        });
        double[] frequency = frequency(truth, classes, judged.last());
        double usualBits = 0;
        int total = 0;
        for (int i = 0; i < classes; i++) {
            usualBits -= met[i] * Math.log(frequency[i]);
            total += met[i];
        }
        double usual = (double) met[greatest(frequency)] / total;
        return new Judgement.Classes(
                names(target),
                total,
                IntStream.of(told).sum(),
                counts,
                coding.nats() / total * BITS_PER_NAT,
                usual,
                usualBits / total * BITS_PER_NAT);
    }

    private List<String> names(Port target) {
        return ClassNames.of(target.classes(), data.labels().getOrDefault(target.name(), List.of()));
    }

    static int greatest(double[] values) {
        int greatest = 0;
        for (int i = 1; i < values.length; i++) {
            greatest = values[i] > values[greatest] ? i : greatest;
        }
        return greatest;
    }

    /** How frequent each class is in training; none is taken for impossible (Laplace's rule of succession). */
    private double[] frequency(PortData.Indices<A> truth, int classes, boolean last) {
        long[] met = new long[classes];
        Pieces training = data.training();
        for (int i = 0; i < training.count(); i++) {
            int length = training.lengths()[i];
            for (int step = last ? length - 1 : 0; step < length; step++) {
                met[truth.value(training.starts()[i], step)]++;
            }
        }
        long total = Arrays.stream(met).sum();
        return Arrays.stream(met)
                .mapToDouble(count -> (count + 1.0) / (total + classes))
                .toArray();
    }

    /** What the truth costs, whether outputs are probabilities or scores that softmax turns into some. */
    private static final class Coding {
        private final int classes;
        private double fromProbabilities;
        private double fromScores;
        private boolean probabilities = true;

        Coding(int classes) {
            this.classes = classes;
        }

        void add(double[] vector, int right) {
            double most = vector[greatest(vector)];
            double exponentials = 0;
            double sum = 0;
            double least = 0;
            for (int i = 0; i < classes; i++) {
                exponentials += Math.exp(vector[i] - most);
                sum += vector[i];
                least = Math.min(least, vector[i]);
            }
            probabilities &= least >= 0 && Math.abs(sum - 1) < NEARLY;
            fromProbabilities -= Math.log(vector[right]);
            fromScores += most + Math.log(exponentials) - vector[right];
        }

        double nats() {
            return probabilities ? fromProbabilities : fromScores;
        }
    }
}

package io.github.rnngen.runtime.train;

import io.github.rnngen.runtime.BufferNetwork;
import io.github.rnngen.runtime.Distribution;
import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Signature;
import io.github.rnngen.runtime.random.SplitMix64;
import java.util.List;

/**
 * A network with lengths, dropout, and a loss line of each kind, each with a weight of its own:
 *
 * <pre>{@code
 * h = 0.5 * h[t-1] + w * dropout(x) + b
 * loss sum sum * 0.5 * (h - d)^2   loss mean mean * 0.5 * (h - d)^2   loss mean last * 0.5 * (h - d)^2 at last
 * }</pre>
 */
class LossesNetwork<A> extends BufferNetwork<A> {

    private final int batch;
    private final Weights weights;
    private int averagedSequences;
    private int averagedSteps;
    private long seed;
    private int firstSequence;
    private boolean dropping;

    /** How much each kind of loss counts. */
    record Weights(double sum, double mean, double last) {}

    LossesNetwork(Elements<A> elements, int steps, int batch, Weights weights) {
        super(
                Signature.builder("Losses", elements.precision(), steps, batch)
                        .variableLength()
                        .input(new Port("x", List.of(), 0, false))
                        .target(new Port("d", List.of(), 0, false))
                        .output(new Port("h", List.of(), 0, false))
                        .parameter("w", Distribution.constant(0), true, 1)
                        .parameter("b", Distribution.constant(0), true, 1)
                        .state("h", 1)
                        .build(),
                elements);

        this.batch = batch;
        this.weights = weights;
    }

    @Override
    public void averageOver(int sequences, int validSteps) {
        averagedSequences = sequences;
        averagedSteps = validSteps;
    }

    @Override
    public void seedDropout(long newSeed, int first) {
        seed = newSeed;
        firstSequence = first;
    }

    private double x(int b, int i) {
        double factor = 1;
        if (dropping) {
            factor = SplitMix64.stream(seed, firstSequence + b).nextDouble() < 0.25 ? 0 : 4.0 / 3;
        }
        return factor * elements().get(values("x"), i);
    }

    @Override
    public double loss(A parameters, int sequences) {
        dropping = false;
        return forwardAndLoss(parameters, sequences);
    }

    private double forwardAndLoss(A parameters, int sequences) {
        Elements<A> e = elements();
        double loss = 0;
        for (int b = 0; b < sequences; b++) {
            double h = e.get(startState(), b);
            for (int t = 0; t < lengths()[b]; t++) {
                int i = t * batch + b;
                h = 0.5 * h + e.get(parameters, 0) * x(b, i) + e.get(parameters, 1);
                e.set(values("h"), i, h);
                double error = h - e.get(values("d"), i);
                loss += weight(b, t, sequences) * 0.5 * error * error;
            }
            e.set(endState(), b, h);
        }
        return loss;
    }

    private double weight(int b, int t, int sequences) {
        int ownSteps = 0;
        for (int i = 0; i < sequences; i++) {
            ownSteps += lengths()[i];
        }
        double last =
                t == lengths()[b] - 1 ? weights.last / (averagedSequences > 0 ? averagedSequences : sequences) : 0;
        return weights.sum + weights.mean / (averagedSteps > 0 ? averagedSteps : ownSteps) + last;
    }

    @Override
    public double lossAndGradients(A parameters, int sequences) {
        dropping = true;
        double loss = forwardAndLoss(parameters, sequences);
        Elements<A> e = elements();
        double wAdj = 0;
        double bAdj = 0;
        for (int b = 0; b < sequences; b++) {
            double hAdj = 0;
            for (int t = lengths()[b] - 1; t >= 0; t--) {
                int i = t * batch + b;
                double error = e.get(values("h"), i) - e.get(values("d"), i);
                hAdj = 0.5 * hAdj + weight(b, t, sequences) * error;
                wAdj += hAdj * x(b, i);
                bAdj += hAdj;
            }
        }
        e.set(gradients(), 0, wAdj);
        e.set(gradients(), 1, bAdj);
        return loss;
    }
}

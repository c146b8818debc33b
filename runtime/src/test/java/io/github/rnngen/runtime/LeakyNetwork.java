package io.github.rnngen.runtime;

import java.util.List;

/**
 * The smallest network worth training, with its derivatives written out by hand:
 *
 * <pre>{@code
 * param w = 0   param b = 0   state h = 0
 * h = 0.5 * h[t-1] + w * x + b
 * loss sum 0.5 * (h - d)^2
 * }</pre>
 */
public class LeakyNetwork<A> extends BufferNetwork<A> {
    private static final double LEAK = 0.5;

    private final int steps;
    private final int batch;

    public LeakyNetwork(Elements<A> elements, int steps, int batch) {
        super(signature(elements.precision(), steps, batch), elements);
        this.steps = steps;
        this.batch = batch;
    }

    private static Signature signature(Precision precision, int steps, int batch) {
        return Signature.builder("Leaky", precision, steps, batch)
                .input(new Port("x", List.of(), 0, false))
                .target(new Port("d", List.of(), 0, false))
                .output(new Port("h", List.of(), 0, false))
                .parameter("w", Distribution.constant(0), true, 1)
                .parameter("b", Distribution.constant(0), true, 1)
                .state("h", 1)
                .build();
    }

    @Override
    public void forward(A parameters, int sequences) {
        Elements<A> e = elements();
        for (int sequence = 0; sequence < sequences; sequence++) {
            double h = e.get(startState(), sequence);
            for (int step = 0; step < steps; step++) {
                int i = step * batch + sequence;
                h = LEAK * h + e.get(parameters, 0) * e.get(values("x"), i) + e.get(parameters, 1);
                e.set(values("h"), i, h);
            }
            e.set(endState(), sequence, h);
        }
    }

    @Override
    public double loss(A parameters, int sequences) {
        forward(parameters, sequences);
        double loss = 0;
        for (int sequence = 0; sequence < sequences; sequence++) {
            for (int step = 0; step < steps; step++) {
                double error = error(step * batch + sequence);
                loss += 0.5 * error * error;
            }
        }
        return loss;
    }

    @Override
    public double lossAndGradients(A parameters, int sequences) {
        double loss = loss(parameters, sequences);
        Elements<A> e = elements();
        double wAdj = 0;
        double bAdj = 0;
        for (int sequence = 0; sequence < sequences; sequence++) {
            double hAdj = 0;
            for (int step = steps - 1; step >= 0; step--) {
                int i = step * batch + sequence;
                hAdj = LEAK * hAdj + error(i);
                wAdj += hAdj * e.get(values("x"), i);
                bAdj += hAdj;
            }
        }
        e.set(gradients(), 0, wAdj);
        e.set(gradients(), 1, bAdj);
        return loss;
    }

    private double error(int i) {
        return elements().get(values("h"), i) - elements().get(values("d"), i);
    }
}

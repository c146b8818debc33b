package com.example.sunspots;

import io.github.rnngen.runtime.optimize.Optimizer;
import io.github.rnngen.runtime.optimize.Sgd;
import io.github.rnngen.runtime.train.ArraySequences;
import io.github.rnngen.runtime.train.Sequences;
import io.github.rnngen.runtime.train.Trainer;
import io.github.rnngen.runtime.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;

/** A trained network and the scale of the numbers that it was trained on. */
final class Forecaster {
    // These and the model's sizes were chosen on the training years alone: trained up to 1896, compared on 1897-1946.
    private static final int EPOCHS = 100;
    private static final double LEARNING_RATE = 0.005;

    private final Scale scale;
    private final double[] parameters;

    private Forecaster(Scale scale, double[] parameters) {
        this.scale = scale;
        this.parameters = parameters;
    }

    /**
     * Learns from a series, and from nothing else.
     *
     * @param seed of the first parameters and of the order of the training; the same seed gives the same forecaster
     */
    static Forecaster train(Series past, long seed, TrainingListener listener) {
        SunspotNetwork network = new SunspotNetwork();
        Scale scale = Scale.of(past.numbers());
        double[] values = past.numbers().stream().mapToDouble(scale::toNetwork).toArray();
        Sequences<double[]> windows = ArraySequences.windows(network.signature(), network.elements(), 1)
                .values("activity", values)
                .values("following", values, 1)
                .build();
        double[] parameters = network.newParameters(seed);
        new Trainer<>(network, new Optimizer<>(network, new Sgd()), LEARNING_RATE)
                .withShuffling(seed)
                .withListener(listener)
                .train(parameters, windows, EPOCHS);
        return new Forecaster(scale, parameters);
    }

    /** Reads a series year by year; returns for each year but the first the forecast made when the one before ended. */
    Series forecasts(Series series) {
        SunspotNetwork.Stream stream = new SunspotNetwork.Stream(parameters);
        List<Double> forecasts = new ArrayList<>();
        for (int year = series.firstYear(); year < series.lastYear(); year++) {
            stream.activity()[0] = scale.toNetwork(series.in(year));
            stream.step();
            forecasts.add(scale.fromNetwork(stream.forecast()[0]));
        }
        return new Series(series.firstYear() + 1, forecasts);
    }
}

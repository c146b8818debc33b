package com.example.sunspots;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * How far forecasts are from the truth.
 *
 * @param rootMeanSquare the root of the mean squared error
 * @param meanAbsolute the mean absolute error
 */
record Errors(double rootMeanSquare, double meanAbsolute) {
    /** The errors of forecasts, in all the years of the truth. */
    static Errors of(Series forecasts, Series truth) {
        double square = mean(forecasts, truth, error -> error * error);
        return new Errors(Math.sqrt(square), mean(forecasts, truth, Math::abs));
    }

    private static double mean(Series forecasts, Series truth, DoubleUnaryOperator penalty) {
        return IntStream.rangeClosed(truth.firstYear(), truth.lastYear())
                .mapToDouble(year -> penalty.applyAsDouble(forecasts.in(year) - truth.in(year)))
                .average()
                .orElseThrow();
    }
}

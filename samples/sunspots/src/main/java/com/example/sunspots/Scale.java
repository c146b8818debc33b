package com.example.sunspots;

import java.util.List;

/**
 * Turns sunspot numbers into what a network learns well, numbers of mean 0 and deviation 1, and back. The square root
 * comes first, for high numbers scatter more than low ones.
 *
 * @param mean of the square roots
 * @param deviation of the square roots
 */
record Scale(double mean, double deviation) {
    /** The scale of some numbers. */
    static Scale of(List<Double> numbers) {
        double mean = numbers.stream().mapToDouble(Math::sqrt).average().orElseThrow();
        double variance = numbers.stream()
                .mapToDouble(Math::sqrt)
                .map(root -> (root - mean) * (root - mean))
                .average()
                .orElseThrow();
        return new Scale(mean, Math.sqrt(variance));
    }

    double toNetwork(double number) {
        return (Math.sqrt(number) - mean) / deviation;
    }

    double fromNetwork(double value) {
        double root = Math.max(0, value * deviation + mean);
        return root * root;
    }
}

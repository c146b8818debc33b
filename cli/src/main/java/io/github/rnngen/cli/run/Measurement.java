package io.github.rnngen.cli.run;

/**
 * What one process measured.
 *
 * @param microseconds per step: the median of its rounds
 * @param bytesPerStep what the measuring thread allocated, after warm-up
 */
public record Measurement(double microseconds, long bytesPerStep) {}

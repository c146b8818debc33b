package io.github.rnngen.runtime.optimize;

/**
 * Rises in a straight line while warming up, then falls along half a cosine, step by step. With n steps in all, w of
 * them for warming up, the factor of step k, counted from 0, is
 *
 * <pre>
 * (k + 1) / (w + 1)                                             if k is below w
 * least + (1 - least) * (1 + cos(pi * (k - w) / (n - w))) / 2   from step w on
 * </pre>
 *
 * <p>Loshchilov and Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2017, equation 5, without restarts;
 * the warm-up is that of Goyal et al., "Accurate, Large Minibatch SGD", 2017, section 2.2. The first step already
 * moves, and the last one still does.
 *
 * @param warmup how many epochs to warm up, at least 0; a part of an epoch is rounded to whole steps
 * @param least the factor that it ends at, from 0 to 1
 */
public record CosineDecay(double warmup, double least) implements RateSchedule {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public CosineDecay {
        Range.NOT_NEGATIVE.require("warmup", warmup);
        Range.SHARE.require("least", least);
    }

    @Override
    public double factor(long step, long stepsPerEpoch, int epochs) {
        long rising = Math.round(warmup * stepsPerEpoch);
        if (step < rising) {
            return (step + 1.0) / (rising + 1.0);
        }
        long falling = Math.max(1, stepsPerEpoch * epochs - rising);
        double done = Math.min(1, (double) (step - rising) / falling);
        return least + (1 - least) * (1 + StrictMath.cos(Math.PI * done)) / 2;
    }
}

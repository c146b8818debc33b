package io.github.rnngen.runtime;

import io.github.rnngen.runtime.random.SplitMix64;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.IntToDoubleFunction;

/**
 * Draws a parameter's initial values.
 *
 * <p>Each parameter has random numbers of its own, derived from the seed and its name: a parameter that is added,
 * removed or moved leaves the values of all others as they were. All is computed in double and then rounded to the
 * network's precision, so both precisions start from the same draw.
 */
final class Initialization {
    private final Parameter parameter;
    private final SplitMix64 random;

    private Initialization(Parameter parameter, SplitMix64 random) {
        this.parameter = parameter;
        this.random = random;
    }

    /** Writes a parameter's initial values to its place in the flat array of all parameters. */
    static <A> void draw(Parameter parameter, Elements<A> elements, A parameters, long seed) {
        SplitMix64 random = SplitMix64.stream(seed, parameter.name());
        IntToDoubleFunction values = new Initialization(parameter, random).values();
        int count = parameter.elements();
        for (int i = 0; i < count; i++) {
            elements.set(parameters, parameter.offset() + i, values.applyAsDouble(i));
        }
    }

    /** The value of each element by its row-major index; to be asked in order, for draws come one after another. */
    private IntToDoubleFunction values() {
        return switch (parameter.distribution().kind()) {
            case CONSTANT -> constant(argument(0));
            case NORMAL -> normal(argument(0), argument(1));
            case UNIFORM -> uniform(argument(0), argument(1));
            case GLOROT_UNIFORM -> uniformOfBound(StrictMath.sqrt(6.0 / fans()));
            case GLOROT_NORMAL -> normal(0, StrictMath.sqrt(2.0 / fans()));
            case HE_UNIFORM -> uniformOfBound(StrictMath.sqrt(6.0 / fanIn()));
            case HE_NORMAL -> normal(0, StrictMath.sqrt(2.0 / fanIn()));
            case LECUN_NORMAL -> normal(0, StrictMath.sqrt(1.0 / fanIn()));
            case ORTHOGONAL -> orthogonal();
            case IDENTITY -> identity();
        };
    }

    private static IntToDoubleFunction constant(double value) {
        return i -> value;
    }

    private IntToDoubleFunction normal(double mean, double deviation) {
        require(deviation >= 0, "has a negative standard deviation, " + deviation);
        return i -> mean + deviation * random.nextGaussian();
    }

    private IntToDoubleFunction uniform(double lowest, double highest) {
        require(lowest <= highest, "goes from " + lowest + " to " + highest);
        return i -> lowest + (highest - lowest) * random.nextDouble();
    }

    private IntToDoubleFunction uniformOfBound(double bound) {
        return uniform(-bound, bound);
    }

    private IntToDoubleFunction orthogonal() {
        int rows = matrix().get(0);
        int columns = matrix().get(1);
        DoubleSupplier normal = random::nextGaussian;
        if (rows <= columns) {
            double[][] q = OrthonormalRows.draw(rows, columns, normal);
            return i -> q[i / columns][i % columns];
        }
        double[][] q = OrthonormalRows.draw(columns, rows, normal);
        return i -> q[i % columns][i / columns];
    }

    private IntToDoubleFunction identity() {
        int columns = matrix().get(1);
        return i -> i / columns == i % columns ? 1 : 0;
    }

    private int fanOut() {
        return parameter.shape().isEmpty() ? 1 : parameter.shape().get(0);
    }

    private int fanIn() {
        List<Integer> shape = parameter.shape();
        require(shape.size() <= 2, "needs a matrix, a vector or a scalar, but the shape is " + shape);
        return shape.isEmpty() ? 1 : shape.get(shape.size() - 1);
    }

    private double fans() {
        return (double) fanIn() + fanOut();
    }

    private List<Integer> matrix() {
        List<Integer> shape = parameter.shape();
        require(shape.size() == 2, "needs a matrix, but the shape is " + shape);
        return shape;
    }

    private double argument(int position) {
        double argument = parameter.distribution().arguments().get(position);
        require(Double.isFinite(argument), "can't have the argument " + argument);
        return argument;
    }

    private void require(boolean condition, String fault) {
        if (!condition) {
            String kind = parameter.distribution().kind().name().toLowerCase(Locale.ROOT);
            throw new IllegalArgumentException(parameter.name() + ": " + kind + " " + fault);
        }
    }
}

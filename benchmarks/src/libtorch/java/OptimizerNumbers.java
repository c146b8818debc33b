import io.github.rnngen.runtime.random.SplitMix64;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.Adagrad;
import org.bytedeco.pytorch.AdagradOptions;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.RMSprop;
import org.bytedeco.pytorch.RMSpropOptions;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * Takes 100 steps with each optimiser of libtorch, in double, and writes the parameters after steps 1, 2, 10 and 100 to
 * the file that is its argument. The gradients are those of a bumpy bowl with noise, the same that OptimizerTest in the
 * runtime computes, which has the file as optimizers.csv. {@code benchmarks/libtorch-numbers} runs it, too.
 */
final class OptimizerNumbers {
    private static final int ELEMENTS = 7;
    private static final int STEPS = 100;
    private static final Set<Integer> SHOWN = Set.of(1, 2, 10, 100);

    // libstdc++ lays the pair out backwards: libtorch's default reads (0.999, 0.9).
    private static final double BETA1 = 0.8;
    private static final double BETA2 = 0.95;

    private OptimizerNumbers() {}

    public static void main(String[] arguments) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# optimizer,step,parameters; by OptimizerNumbers.java with libtorch, in double");
        run(lines, "sgd", p -> new SGD(p, sgd(0.05, 0, 0, false)));
        run(lines, "sgd decay", p -> new SGD(p, sgd(0.05, 0, 0.1, false)));
        run(lines, "momentum", p -> new SGD(p, sgd(0.05, 0.9, 0, false)));
        run(lines, "momentum decay", p -> new SGD(p, sgd(0.05, 0.9, 0.1, false)));
        run(lines, "nesterov", p -> new SGD(p, sgd(0.05, 0.9, 0, true)));
        run(lines, "nesterov decay", p -> new SGD(p, sgd(0.05, 0.9, 0.1, true)));
        run(lines, "adagrad", p -> new Adagrad(p, adagrad(0)));
        run(lines, "adagrad decay", p -> new Adagrad(p, adagrad(0.1)));
        run(lines, "rmsprop", p -> new RMSprop(p, rmsprop(0)));
        run(lines, "rmsprop decay", p -> new RMSprop(p, rmsprop(0.1)));
        run(lines, "adam", p -> new Adam(p, adam(0, false)));
        run(lines, "adam decay", p -> new Adam(p, adam(0.1, false)));
        run(lines, "amsgrad", p -> new Adam(p, adam(0, true)));
        run(lines, "amsgrad decay", p -> new Adam(p, adam(0.1, true)));
        run(lines, "adamw decay", p -> new AdamW(p, adamW(0.1)));
        lion(lines, "lion", "0");
        lion(lines, "lion decay", "0.1");
        Files.write(Path.of(arguments[0]), lines);
    }

    private static SGDOptions sgd(double rate, double momentum, double decay, boolean nesterov) {
        SGDOptions options = new SGDOptions(rate);
        options.momentum().put(momentum);
        options.weight_decay().put(decay);
        options.nesterov().put(nesterov);
        return options;
    }

    private static AdagradOptions adagrad(double decay) {
        AdagradOptions options = new AdagradOptions(0.1);
        options.eps().put(1e-10);
        options.weight_decay().put(decay);
        return options;
    }

    private static RMSpropOptions rmsprop(double decay) {
        RMSpropOptions options = new RMSpropOptions(0.02);
        options.alpha().put(0.95);
        options.eps().put(1e-6);
        options.weight_decay().put(decay);
        return options;
    }

    private static AdamOptions adam(double decay, boolean amsgrad) {
        AdamOptions options = new AdamOptions(0.05);
        options.betas().put(BETA2, BETA1);
        options.eps().put(1e-6);
        options.weight_decay().put(decay);
        options.amsgrad().put(amsgrad);
        return options;
    }

    private static AdamWOptions adamW(double decay) {
        AdamWOptions options = new AdamWOptions(0.05);
        options.betas().put(BETA2, BETA1);
        options.eps().put(1e-6);
        options.weight_decay().put(decay);
        return options;
    }

    private static void run(List<String> lines, String name, Function<TensorVector, Optimizer> create) {
        double[] values = new double[ELEMENTS];
        for (int i = 0; i < ELEMENTS; i++) {
            values[i] = 0.5 * i - 1;
        }
        Tensor parameters = Tensor.create(values, ELEMENTS).set_requires_grad(true);
        Optimizer optimizer = create.apply(new TensorVector(parameters));
        SplitMix64 random = new SplitMix64(11);
        for (int step = 1; step <= STEPS; step++) {
            DoubleBuffer buffer = parameters.detach().createBuffer();
            buffer.get(0, values);
            parameters.mutable_grad().put(Tensor.create(gradients(values, random), ELEMENTS));
            optimizer.step();
            if (SHOWN.contains(step)) {
                DoubleBuffer after = parameters.detach().createBuffer();
                after.get(0, values);
                show(lines, name, step, values);
            }
        }
    }

    /** Algorithm 2 of Chen et al., 2023, in 60 digits: libtorch has no Lion. */
    private static void lion(List<String> lines, String name, String decay) {
        MathContext digits = new MathContext(60);
        BigDecimal rate = new BigDecimal("0.02");
        BigDecimal beta1 = new BigDecimal("0.8");
        BigDecimal beta2 = new BigDecimal("0.95");
        BigDecimal[] parameters = new BigDecimal[ELEMENTS];
        BigDecimal[] means = new BigDecimal[ELEMENTS];
        for (int i = 0; i < ELEMENTS; i++) {
            parameters[i] = new BigDecimal(0.5 * i - 1);
            means[i] = BigDecimal.ZERO;
        }
        SplitMix64 random = new SplitMix64(11);
        for (int step = 1; step <= STEPS; step++) {
            for (int i = 0; i < ELEMENTS; i++) {
                BigDecimal theta = parameters[i];
                BigDecimal offset = theta.subtract(new BigDecimal("0.3"));
                BigDecimal bowl = offset.multiply(offset, digits)
                        .multiply(new BigDecimal("0.05"), digits)
                        .add(new BigDecimal("0.1"));
                BigDecimal gradient = new BigDecimal(i + 1)
                        .multiply(offset, digits)
                        .multiply(bowl, digits)
                        .add(new BigDecimal(0.5 * (random.nextDouble() - 0.5)));
                BigDecimal mixed = beta1.multiply(means[i], digits)
                        .add(BigDecimal.ONE.subtract(beta1).multiply(gradient, digits));
                BigDecimal move = new BigDecimal(mixed.signum()).add(new BigDecimal(decay).multiply(theta, digits));
                parameters[i] = theta.subtract(rate.multiply(move, digits), digits);
                means[i] = beta2.multiply(means[i], digits)
                        .add(BigDecimal.ONE.subtract(beta2).multiply(gradient, digits));
            }
            if (SHOWN.contains(step)) {
                show(lines, name, step, Arrays.stream(parameters).mapToDouble(BigDecimal::doubleValue).toArray());
            }
        }
    }

    private static void show(List<String> lines, String name, int step, double[] parameters) {
        lines.add(name + "," + step + Arrays.stream(parameters).mapToObj(value -> "," + value).collect(Collectors.joining()));
    }

    /** Sums and products alone, so that they are the same anywhere. */
    private static double[] gradients(double[] parameters, SplitMix64 random) {
        double[] gradients = new double[ELEMENTS];
        for (int i = 0; i < ELEMENTS; i++) {
            double offset = parameters[i] - 0.3;
            gradients[i] = (i + 1) * offset * (0.1 + 0.05 * (offset * offset)) + 0.5 * (random.nextDouble() - 0.5);
        }
        return gradients;
    }
}

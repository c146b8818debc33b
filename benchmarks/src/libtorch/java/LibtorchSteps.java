import static org.bytedeco.pytorch.global.torch.mse_loss;
import static org.bytedeco.pytorch.global.torch.randn;
import static org.bytedeco.pytorch.global.torch.set_num_threads;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.GRUImpl;
import org.bytedeco.pytorch.GRUOptions;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LSTMOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.RNNImpl;
import org.bytedeco.pytorch.RNNOptions;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Microseconds per training step of libtorch: a cell, a linear layer, the mean squared error, backward, gradient descent.
 * Arguments: float or double, threads, rnn or lstm or gru, input size, hidden size, output size, time steps, batch size.
 * Prints the median of some tens of rounds, after two seconds of warm-up.
 */
public final class LibtorchSteps {
    private static final long WARM_UP_NANOSECONDS = 2_000_000_000L;
    private static final long ROUND_NANOSECONDS = 20_000_000L;
    private static final int ROUNDS = 31;

    private LibtorchSteps() {}

    /** Measures what the arguments say. */
    public static void main(String[] args) {
        ScalarType type = args[0].equals("double") ? ScalarType.Double : ScalarType.Float;
        set_num_threads(Integer.parseInt(args[1]));
        int[] sizes = Arrays.stream(args).skip(3).mapToInt(Integer::parseInt).toArray();
        Runnable step = step(args[2], type, sizes[0], sizes[1], sizes[2], sizes[3], sizes[4]);
        long start = System.nanoTime();
        long steps = 0;
        while (System.nanoTime() - start < WARM_UP_NANOSECONDS || steps < 3) {
            step.run();
            steps++;
        }
        long perStep = (System.nanoTime() - start) / steps;
        int perRound = (int) Math.max(1, ROUND_NANOSECONDS / perStep);
        double[] microseconds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long before = System.nanoTime();
            for (int i = 0; i < perRound; i++) {
                step.run();
            }
            microseconds[round] = (System.nanoTime() - before) / 1e3 / perRound;
        }
        Arrays.sort(microseconds);
        System.out.println(microseconds[ROUNDS / 2]);
    }

    private static Runnable step(String name, ScalarType type, int inputs, int hidden, int outputs, int steps, int batch) {
        Module cell;
        UnaryOperator<Tensor> states;
        switch (name) {
            case "rnn" -> {
                RNNImpl rnn = new RNNImpl(new RNNOptions(inputs, hidden));
                cell = rnn;
                states = x -> rnn.forward(x).get0();
            }
            case "lstm" -> {
                LSTMImpl lstm = new LSTMImpl(new LSTMOptions(inputs, hidden));
                cell = lstm;
                states = x -> lstm.forward(x).get0();
            }
            default -> {
                GRUImpl gru = new GRUImpl(new GRUOptions(inputs, hidden));
                cell = gru;
                states = x -> gru.forward(x).get0();
            }
        }
        LinearImpl linear = new LinearImpl(hidden, outputs);
        cell.to(type, false);
        linear.to(type, false);
        TensorVector parameters = new TensorVector();
        parameters.put(cell.parameters());
        for (long i = 0; i < linear.parameters().size(); i++) {
            parameters.push_back(linear.parameters().get(i));
        }
        SGD descent = new SGD(parameters, new SGDOptions(1e-4));
        TensorOptions options = new TensorOptions(type);
        Tensor x = randn(new long[] {steps, batch, inputs}, options);
        Tensor target = randn(new long[] {steps, batch, outputs}, options);
        return () -> {
            try (PointerScope scope = new PointerScope()) {
                descent.zero_grad();
                mse_loss(linear.forward(states.apply(x)), target).backward();
                descent.step();
            }
        };
    }
}

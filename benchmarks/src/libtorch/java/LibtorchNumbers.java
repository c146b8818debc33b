import io.github.rnngen.runtime.npz.NpyArray;
import io.github.rnngen.runtime.npz.NpzFile;
import io.github.rnngen.runtime.random.SplitMix64;
import java.io.IOException;
import java.nio.DoubleBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.GRUImpl;
import org.bytedeco.pytorch.GRUOptions;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LSTMOptions;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.RNNImpl;
import org.bytedeco.pytorch.RNNOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Computes with libtorch, in double, what RNN, LSTM and GRU of two layers and both directions give: outputs, the loss
 * 0.5 * sum((y - d)^2) and its gradients, for random weights and data. Writes torch-rnn.npz, torch-lstm.npz and torch-gru.npz to the folder
 * that is its argument. See {@code benchmarks/libtorch-numbers}.
 */
final class LibtorchNumbers {
    private static final int STEPS = 6;
    private static final int BATCH = 3;
    private static final int INPUTS = 3;
    private static final int HIDDEN = 5;
    private static final int LAYERS = 2;

    private LibtorchNumbers() {}

    interface Forward {
        Tensor apply(Tensor x);
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);

        RNNOptions rnnOptions = new RNNOptions(INPUTS, HIDDEN);
        rnnOptions.num_layers().put(LAYERS);
        rnnOptions.bidirectional().put(true);
        RNNImpl rnn = new RNNImpl(rnnOptions);
        write(folder.resolve("torch-rnn.npz"), 1, rnn, x -> rnn.forward(x).get0());

        LSTMOptions lstmOptions = new LSTMOptions(INPUTS, HIDDEN);
        lstmOptions.num_layers().put(LAYERS);
        lstmOptions.bidirectional().put(true);
        LSTMImpl lstm = new LSTMImpl(lstmOptions);
        write(folder.resolve("torch-lstm.npz"), 2, lstm, x -> lstm.forward(x).get0());

        GRUOptions gruOptions = new GRUOptions(INPUTS, HIDDEN);
        gruOptions.num_layers().put(LAYERS);
        gruOptions.bidirectional().put(true);
        GRUImpl gru = new GRUImpl(gruOptions);
        write(folder.resolve("torch-gru.npz"), 3, gru, x -> gru.forward(x).get0());
    }

    private static void write(Path file, long seed, Module module, Forward forward) throws IOException {
        SplitMix64 random = new SplitMix64(seed);
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        module.to(torch.ScalarType.Double, false);
        StringTensorDict parameters = module.named_parameters();
        String[] names = IntStream.range(0, (int) parameters.size())
                .mapToObj(i -> parameters.keys().get(i).getString())
                .toArray(String[]::new);
        for (String name : names) {
            Tensor parameter = parameters.get(name);
            Tensor values = random(random, parameter.sizes().vec().get());
            parameter.data().copy_(values);
            arrays.put("param." + name, array(values));
        }
        Tensor x = random(random, STEPS, BATCH, INPUTS);
        Tensor d = random(random, STEPS, BATCH, 2 * HIDDEN);
        Tensor y = forward.apply(x);
        Tensor error = y.sub(d);
        Tensor loss = error.mul(error).sum().mul(new Scalar(0.5));
        loss.backward();
        arrays.put("x", array(x));
        arrays.put("d", array(d));
        arrays.put("y", array(y.detach()));
        arrays.put("loss", array(loss.detach()));
        for (String name : names) {
            arrays.put("grad." + name, array(parameters.get(name).grad()));
        }
        NpzFile.write(file, arrays);
        System.out.println(file + ": " + arrays.size() + " arrays");
    }

    private static Tensor random(SplitMix64 random, long... shape) {
        double[] values = new double[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        Arrays.setAll(values, i -> 2 * random.nextDouble() - 1);
        return Tensor.create(values, shape);
    }

    private static NpyArray array(Tensor tensor) {
        Tensor plain = tensor.contiguous();
        double[] values = new double[(int) plain.numel()];
        DoubleBuffer buffer = plain.createBuffer();
        buffer.get(values);
        List<Integer> shape =
                Arrays.stream(plain.sizes().vec().get()).mapToInt(size -> (int) size).boxed().toList();
        return NpyArray.of(values, shape);
    }
}

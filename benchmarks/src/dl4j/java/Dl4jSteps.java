import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Microseconds per training step of Deeplearning4j: a cell, a linear layer, the mean squared error, backward, gradient
 * descent. Arguments: float or double, rnn or lstm, input size, hidden size, output size, time steps, batch size. Prints
 * the median of some tens of rounds, after two seconds of warm-up; the environment says how many threads.
 */
public final class Dl4jSteps {
    private static final long WARM_UP_NANOSECONDS = 2_000_000_000L;
    private static final long ROUND_NANOSECONDS = 20_000_000L;
    private static final int ROUNDS = 31;

    private Dl4jSteps() {}

    /** Measures what the arguments say. */
    public static void main(String[] args) {
        DataType type = args[0].equals("double") ? DataType.DOUBLE : DataType.FLOAT;
        int[] sizes = Arrays.stream(args).skip(2).mapToInt(Integer::parseInt).toArray();
        Runnable step = step(args[1], type, sizes[0], sizes[1], sizes[2], sizes[3], sizes[4]);
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

    private static Runnable step(String name, DataType type, int inputs, int hidden, int outputs, int steps, int batch) {
        Layer cell = name.equals("lstm")
                ? new LSTM.Builder().nIn(inputs).nOut(hidden).activation(Activation.TANH).build()
                : new SimpleRnn.Builder().nIn(inputs).nOut(hidden).activation(Activation.TANH).build();
        Layer linear = new RnnOutputLayer.Builder(LossFunction.MSE)
                .nIn(hidden)
                .nOut(outputs)
                .activation(Activation.IDENTITY)
                .build();
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .dataType(type)
                .updater(new Sgd(1e-4))
                .list()
                .layer(cell)
                .layer(linear)
                .build());
        network.init();
        INDArray x = Nd4j.rand(type, batch, inputs, steps);
        INDArray target = Nd4j.rand(type, batch, outputs, steps);
        return () -> network.fit(x, target);
    }
}

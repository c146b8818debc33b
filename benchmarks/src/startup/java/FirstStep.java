import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.optimize.Optimizer;
import io.github.rnngen.runtime.optimize.Sgd;
import java.util.Random;

/** One training step of the generated class {@code Measured}, and the end: what a JVM that has just started takes for it. */
public final class FirstStep {
    private FirstStep() {}

    /** Takes the step, and prints its loss. */
    public static void main(String[] args) {
        Measured network = new Measured();
        Random random = new Random(1);
        for (Port port : network.signature().inputs()) {
            float[] values = network.values(port.name());
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
        }
        float[] parameters = network.newParameters(1);
        double loss = network.lossAndGradients(parameters);
        new Optimizer<>(network, new Sgd()).update(parameters, network.gradients(), 0.01);
        System.out.println(loss);
    }
}

package io.github.rnngen.generator.emitted;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.emit.GeneratedFile;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.NetworkStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Once HotSpot has compiled it, nothing is allocated in a million steps of training and of a stream. */
class AllocationTest {
    private static final int STEPS = 1_000_000;
    private static final int WARM_UP_STEPS = 20_000;
    private static final int LONGEST_WARM_UP = 100;

    private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static List<Form> forms() {
        return Form.ALL;
    }

    @ParameterizedTest
    @MethodSource("forms")
    void nothingIsAllocated(Form form) {
        CheckedModel model = Models.in(form.packageName(), Models.of(Models.elman("float", 3, 9, 2, 2, 1)));
        GeneratedFile file = Compiler.emit(model, "test.rnn", form.options()).get(0);
        Compiled compiled = form.usesVectors() ? Compiled.withVectors(file) : Compiled.of(file);
        Network<float[]> network = compiled.network(form.packageName() + ".Elman");
        float[] parameters = network.newParameters(1);
        NetworkStream<float[]> stream = compiled.stream(form.packageName() + ".Elman", parameters);
        assertThat(bytes(() -> network.lossAndGradients(parameters))).isZero();
        assertThat(bytes(stream::step)).isZero();
    }

    /** All functions that are written out, in more equations and more of them than C2 could take at once. */
    @ParameterizedTest
    @ValueSource(strings = {"float", "double"})
    void nothingIsAllocatedForFunctions(String precision) {
        Form form = Form.ALL.stream()
                .filter(Form::usesVectors)
                .reduce((first, second) -> second)
                .orElseThrow();
        CheckedModel model = Models.in(form.packageName(), Models.of("""
                model Many {
                    precision %s
                    steps 3
                    batch 4
                    input x[40] target d[40]
                    a, c = lstm(x, hidden = 40)
                    b = gru(a, hidden = 40)
                    e = tanh(a) * softplus(b) + sigmoid(exp(-softplus(c)) * log(softplus(a) + 2)) * tanh(exp(-b * b))
                    output e
                    loss mean half_squared_error(e, d)
                }
                """.formatted(precision)));
        Compiled compiled = Compiled.withVectors(
                Compiler.emit(model, "test.rnn", form.options()).get(0));
        assertThat(compiled.methodSizes().keySet())
                .as("methods from or to vectors")
                .noneMatch(method -> method.contains("Vector;"));
        Network<Object> network = compiled.network(form.packageName() + ".Many");
        Object parameters = network.newParameters(1);
        assertThat(bytes(() -> network.lossAndGradients(parameters), 2_000, 10_000))
                .isZero();
    }

    private static long bytes(Runnable step) {
        return bytes(step, WARM_UP_STEPS, STEPS);
    }

    /**
     * Bytes that many steps allocate after as many as HotSpot needs to compile all of it. Now and then the JVM itself allocates
     * something once on this thread, some hundred bytes; steps that do so would do it again.
     */
    private static long bytes(Runnable step, int warmUpSteps, int steps) {
        for (int round = 0; round < LONGEST_WARM_UP && bytes(step, warmUpSteps) > 0; round++) {
            Thread.onSpinWait();
        }
        long first = bytes(step, steps);
        return first == 0 ? 0 : bytes(step, steps);
    }

    private static long bytes(Runnable step, int times) {
        long before = MEMORY.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < times; i++) {
            step.run();
        }
        return MEMORY.getCurrentThreadAllocatedBytes() - before;
    }
}

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

    /** Bytes that many steps allocate after as many as HotSpot needs to compile all of it. */
    private static long bytes(Runnable step) {
        for (int round = 0; round < LONGEST_WARM_UP && bytes(step, WARM_UP_STEPS) > 0; round++) {
            Thread.onSpinWait();
        }
        return bytes(step, STEPS);
    }

    private static long bytes(Runnable step, int times) {
        long before = MEMORY.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < times; i++) {
            step.run();
        }
        return MEMORY.getCurrentThreadAllocatedBytes() - before;
    }
}

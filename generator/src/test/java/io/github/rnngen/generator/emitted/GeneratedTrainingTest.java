package io.github.rnngen.generator.emitted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.emit.GeneratedFile;
import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.NetworkStream;
import io.github.rnngen.runtime.Parameter;
import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.checkpoint.TrainingStates;
import io.github.rnngen.runtime.online.OnlineLearner;
import io.github.rnngen.runtime.online.OnlineSettings;
import io.github.rnngen.runtime.optimize.Adam;
import io.github.rnngen.runtime.optimize.Clipping;
import io.github.rnngen.runtime.optimize.Optimizer;
import io.github.rnngen.runtime.optimize.OptimizerState;
import io.github.rnngen.runtime.random.SplitMix64;
import io.github.rnngen.runtime.train.NonFiniteStep;
import io.github.rnngen.runtime.train.OnNonFinite;
import io.github.rnngen.runtime.train.Progress;
import io.github.rnngen.runtime.train.Sequences;
import io.github.rnngen.runtime.train.Trainer;
import io.github.rnngen.runtime.train.TrainingListener;
import io.github.rnngen.runtime.train.TrainingRun;
import io.github.rnngen.runtime.train.TrainingState;
import io.github.rnngen.runtime.train.TrainingStep;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The training loop with generated networks, in all forms and both precisions: what it promises of any network holds of these. */
class GeneratedTrainingTest {
    private static final int STEPS = 4;
    private static final int BATCH = 3;
    private static final int SEQUENCES = 7;

    private static final String MODEL = """
            model M {
                precision %s
                steps %s
                batch %d
                input  x[2]
                target d[2]
                s = dropout(x, rate = %s)
                h = gru(s, hidden = 3)
                y = linear(h, outputs = 2)
                output y
                loss sum half_squared_error(y, d)
            }
            """;

    /** A model in one form, compiled. */
    record Subject<A>(String name, Compiled compiled, Elements<A> elements) {
        Network<A> network() {
            return compiled.network(name);
        }

        A parameters() {
            return network().newParameters(3);
        }

        A copy(A array) {
            A copy = elements.allocate(elements.length(array));
            elements.copy(array, 0, copy, 0, elements.length(array));
            return copy;
        }

        /** The bits, so that no two NaN differ and 0 is not -0. */
        List<Long> bits(A array) {
            return Stream.iterate(0, i -> i < elements.length(array), i -> i + 1)
                    .map(i -> Double.doubleToLongBits(elements.get(array, i)))
                    .toList();
        }

        double epsilon() {
            return elements.precision() == Precision.FLOAT ? 0x1p-24 : 0x1p-53;
        }

        @Override
        public String toString() {
            return name + " " + elements.precision();
        }
    }

    private static List<Subject<?>> subjects(String steps, int batch, String dropout) {
        List<Subject<?>> subjects = new ArrayList<>();
        for (Precision precision : Precision.values()) {
            String name = precision.name().toLowerCase(Locale.ROOT);
            CheckedModel model = Models.of(MODEL.formatted(name, steps, batch, dropout));
            for (Form form : Form.ALL) {
                GeneratedFile[] files = Compiler.emit(Models.in(form.packageName(), model), "test.rnn", form.options())
                        .toArray(GeneratedFile[]::new);
                Compiled compiled = form.usesVectors() ? Compiled.withVectors(files) : Compiled.of(files);
                String type = form.packageName() + ".M";
                subjects.add(
                        precision == Precision.FLOAT
                                ? new Subject<>(type, compiled, Elements.FLOAT)
                                : new Subject<>(type, compiled, Elements.DOUBLE));
            }
        }
        return subjects;
    }

    private static final List<Subject<?>> SUBJECTS = subjects("up to " + STEPS, BATCH, "0.25");

    static Stream<Subject<?>> subjects() {
        return SUBJECTS.stream();
    }

    static Stream<Subject<?>> sureSubjects() {
        return subjects("up to " + STEPS, 1, "0").stream();
    }

    /** A value of an input or target that is not finite. */
    private record Poison(String port, int sequence, int step, int element, double value) {}

    /** Sequences of 1 to 4 steps. Where they have no steps, there is what must not matter. */
    private record Data<A>(List<Poison> poisons) implements Sequences<A> {
        static <A> Data<A> sound() {
            return new Data<>(List.of());
        }

        static int lengthOf(int sequence) {
            return 1 + sequence * 3 % STEPS;
        }

        @Override
        public int count() {
            return SEQUENCES;
        }

        @Override
        public int length(int sequence, Network<A> network) {
            return lengthOf(sequence);
        }

        @Override
        public boolean continues(int sequence) {
            return sequence % 3 != 0;
        }

        @Override
        public void load(int sequence, Network<A> network, int slot) {
            SplitMix64 random = SplitMix64.stream(5, sequence);
            int batch = network.signature().batch();
            network.lengths()[slot] = lengthOf(sequence);
            for (String port : List.of("x", "d")) {
                for (int i = 0; i < 2 * STEPS; i++) {
                    double value = i / 2 < lengthOf(sequence) ? random.nextGaussian() : Double.NaN;
                    set(network, port, i / 2, slot, i % 2, batch, value);
                }
            }
            for (Poison poison : poisons) {
                if (poison.sequence == sequence) {
                    set(network, poison.port, poison.step, slot, poison.element, batch, poison.value);
                }
            }
        }

        private void set(Network<A> network, String port, int step, int slot, int element, int batch, double value) {
            network.elements().set(network.values(port), (step * batch + slot) * 2 + element, value);
        }
    }

    /** Sees that a refused step changes no bit of parameters or optimiser. */
    private static final class Watch<A> implements TrainingListener {
        private final Subject<A> subject;
        private final A parameters;
        private final Optimizer<A> optimizer;
        private final List<NonFiniteStep> refused = new ArrayList<>();
        private List<Object> before;

        Watch(Subject<A> subject, A parameters, Optimizer<A> optimizer) {
            this.subject = subject;
            this.parameters = parameters;
            this.optimizer = optimizer;
            this.before = now();
        }

        private List<Object> now() {
            OptimizerState<A> state = optimizer.state();
            List<Object> all = new ArrayList<>(List.of(subject.bits(parameters), state.steps()));
            state.memory().forEach((name, array) -> all.add(subject.bits(array)));
            return all;
        }

        @Override
        public Decision epochDone(Progress progress) {
            return Decision.CONTINUE;
        }

        @Override
        public void stepDone(TrainingStep step) {
            assertThat(now()).isNotEqualTo(before);
            before = now();
        }

        @Override
        public void stepRefused(NonFiniteStep step) {
            refused.add(step);
            assertThat(now()).isEqualTo(before);
        }
    }

    private static <A> List<NonFiniteStep> refused(
            Subject<A> subject, Network<A> network, Sequences<A> data, A parameters) {
        Optimizer<A> optimizer = new Optimizer<>(network, new Adam());
        Watch<A> watch = new Watch<>(subject, parameters, optimizer);
        new Trainer<>(network, optimizer, 0.1)
                .withShard(2)
                .withBatch(BATCH)
                .withNonFinite(OnNonFinite.SKIP)
                .withListener(watch)
                .train(parameters, data, 1);
        return watch.refused;
    }

    @ParameterizedTest
    @MethodSource("subjects")
    <A> void notANumberInEachElementOfEachInputAndTarget(Subject<A> subject) {
        Network<A> network = subject.network();
        int places = 0;
        for (String port : List.of("x", "d")) {
            for (int sequence = 0; sequence < SEQUENCES; sequence++) {
                for (int step = 0; step < Data.lengthOf(sequence); step++) {
                    for (int element = 0; element < 2; element++) {
                        Data<A> data = new Data<>(List.of(new Poison(port, sequence, step, element, Double.NaN)));
                        List<NonFiniteStep> refused = refused(subject, network, data, subject.parameters());
                        // A value that dropout leaves out does no harm.
                        if (port.equals("x") && refused.isEmpty()) {
                            continue;
                        }
                        assertThat(refused).hasSize(1);
                        assertThat(refused.get(0).step()).isEqualTo(sequence / BATCH + 1);
                        assertThat(refused.get(0).sequence()).hasValue(sequence);
                        assertThat(refused.get(0).source())
                                .isEqualTo("the " + (port.equals("x") ? "input " : "target ") + port + "[" + element
                                        + "] at time step " + step + " is NaN");
                        places++;
                    }
                }
            }
        }
        assertThat(places).isGreaterThan(50);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    <A> void whatStandsBehindTheEndOfASequenceDoesNotMatter(Subject<A> subject) {
        assertThat(refused(subject, subject.network(), Data.sound(), subject.parameters()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("subjects")
    <A> void notANumberInEachParameter(Subject<A> subject) {
        Network<A> network = subject.network();
        int count = network.signature().parameterCount();
        for (int i = 0; i < count; i++) {
            A parameters = subject.parameters();
            subject.elements().set(parameters, i, Double.NaN);
            List<NonFiniteStep> refused = refused(subject, network, Data.sound(), parameters);
            assertThat(refused).hasSize(3);
            assertThat(refused.get(0).source())
                    .isEqualTo("the parameter " + place(network, i) + " is NaN before the step");
        }
    }

    @ParameterizedTest
    @MethodSource("subjects")
    <A> void notANumberInEachGradientAtEachStep(Subject<A> subject) {
        Network<A> network = subject.network();
        int count = network.signature().parameterCount();
        int passesOfAStep = 2;
        for (int step = 0; step < 3; step++) {
            for (int i = 0; i < count; i++) {
                Network<A> spoiled = spoiled(network, step * passesOfAStep, i);
                List<NonFiniteStep> refused = refused(subject, spoiled, Data.sound(), subject.parameters());
                assertThat(refused).hasSize(1);
                assertThat(refused.get(0).step()).isEqualTo(step + 1);
                assertThat(refused.get(0).loss()).isFinite();
                assertThat(refused.get(0).parameter()).isEqualTo(place(network, i));
                assertThat(refused.get(0).source()).isNull();
            }
        }
    }

    /** Where an element lies, told from the layout alone. */
    private static String place(Network<?> network, int element) {
        for (Parameter parameter : network.signature().parameters()) {
            int within = element - parameter.offset();
            if (within >= 0 && within < parameter.elements()) {
                List<Integer> shape = parameter.shape();
                return parameter.name()
                        + (shape.size() == 2
                                ? "[" + within / shape.get(1) + ", " + within % shape.get(1) + "]"
                                : "[" + within + "]");
            }
        }
        throw new AssertionError(element);
    }

    /** The network, but for one element of the gradient at one of the calls. */
    @SuppressWarnings("unchecked")
    private static <A> Network<A> spoiled(Network<A> network, int call, int element) {
        int[] calls = {0};
        return (Network<A>) Proxy.newProxyInstance(
                Network.class.getClassLoader(), new Class<?>[] {Network.class}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(network, arguments);
                        if (method.getName().equals("lossAndGradients") && calls[0]++ == call) {
                            network.elements().set(network.gradients(), element, Double.NaN);
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static <A> Trainer<A> trainer(Subject<A> subject, boolean carried, int threads, TrainingListener listener) {
        Network<A> network = subject.network();
        Trainer<A> trainer = new Trainer<>(network, new Optimizer<>(network, new Adam()), 0.05)
                .withBatch(5)
                .withShard(1)
                .withClipping(new Clipping.ByNorm(0.5))
                .withValidation(Data.sound())
                .withThreads(threads, subject::network)
                .withListener(listener);
        return carried ? trainer.withCarriedState() : trainer.withShuffling(4);
    }

    /** Everything that a listener hears, but for the time. */
    private static final class Notes implements TrainingListener {
        private final List<String> all = new ArrayList<>();
        private Runnable after = () -> {};

        @Override
        public Decision epochDone(Progress progress) {
            all.add(progress.epoch() + ": " + progress.meanLoss() + " " + progress.validationLoss());
            return Decision.CONTINUE;
        }

        @Override
        public void stepDone(TrainingStep step) {
            all.add(step.stepsInAll() + " " + step.loss() + " " + step.gradientNorm());
            after.run();
        }
    }

    private record Outcome(List<Long> bits, List<String> notes) {}

    private static <A> Outcome whole(Subject<A> subject, boolean carried, int threads) {
        Notes notes = new Notes();
        A parameters = subject.parameters();
        assertThat(trainer(subject, carried, threads, notes)
                        .start(parameters, Data.sound(), 3)
                        .run())
                .isTrue();
        return new Outcome(subject.bits(parameters), notes.all);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    <A> void anyNumberOfThreadsGivesTheSameBits(Subject<A> subject) {
        for (boolean carried : new boolean[] {false, true}) {
            Outcome one = whole(subject, carried, 1);
            assertThat(one.notes).hasSize(9);
            assertThat(one.bits).isNotEqualTo(subject.bits(subject.parameters()));
            assertThat(whole(subject, carried, 2)).isEqualTo(one);
            assertThat(whole(subject, carried, 3)).isEqualTo(one);
        }
    }

    @ParameterizedTest
    @MethodSource("subjects")
    <A> void stoppedAfterAnyStepAndResumedFromAFileItIsTheSameRun(Subject<A> subject) {
        for (boolean carried : new boolean[] {false, true}) {
            Outcome whole = whole(subject, carried, 1);
            for (int stopAfter = 1; stopAfter < 6; stopAfter++) {
                Notes notes = new Notes();
                A parameters = subject.parameters();
                int last = stopAfter;
                int[] steps = {0};
                List<TrainingRun<A>> run = new ArrayList<>();
                notes.after = () -> {
                    if (++steps[0] == last) {
                        run.get(0).stop();
                    }
                };
                run.add(trainer(subject, carried, 2, notes).start(parameters, Data.sound(), 3));
                assertThat(run.get(0).run()).isFalse();
                TrainingState<A> stored = TrainingStates.of(
                        TrainingStates.toEntries(run.get(0).state(), subject.elements()), subject.elements());

                A taken = subject.copy(parameters);
                TrainingRun<A> resumed = trainer(subject, carried, 3, notes).start(taken, Data.sound(), 3);
                resumed.restore(stored);
                assertThat(resumed.run()).isTrue();
                assertThat(new Outcome(subject.bits(taken), notes.all)).isEqualTo(whole);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sureSubjects")
    <A> void whatALearnerOfEventsSaysIsWhatAStreamSays(Subject<A> subject) {
        Network<A> network = subject.network();
        A parameters = subject.parameters();
        NetworkStream<A> stream = subject.compiled().stream(subject.name(), parameters);
        OnlineLearner<A> learner = learner(network, parameters, 0);
        A event = subject.elements().allocate(2);
        SplitMix64 random = new SplitMix64(9);
        for (int i = 0; i < 30; i++) {
            fill(subject, event, random);
            learner.learnOne(event, event);
            subject.elements().copy(event, 0, stream.values("x"), 0, 2);
            stream.step();
            for (int element = 0; element < 2; element++) {
                double expected = subject.elements().get(stream.values("y"), element);
                assertThat(subject.elements().get(learner.output("y"), element))
                        .isCloseTo(expected, within(64 * subject.epsilon()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sureSubjects")
    <A> void aLearnerOfEventsGoesOnFromASnapshotAndRefusesWhatIsNotFinite(Subject<A> subject) {
        A parameters = subject.parameters();
        A others = subject.parameters();
        OnlineLearner<A> first = learner(subject.network(), parameters, 0.05);
        OnlineLearner<A> second = learner(subject.network(), others, 0.05);
        A event = subject.elements().allocate(2);
        A broken = subject.elements().allocate(2);
        SplitMix64 random = new SplitMix64(9);
        for (int i = 0; i < 40; i++) {
            if (i == 11) {
                second.restore(first.snapshot());
            }
            fill(subject, event, random);
            double loss = first.learnOne(event, event);
            if (i >= 11) {
                subject.elements().set(broken, i % 2, Double.NaN);
                List<Long> before = subject.bits(others);
                assertThatThrownBy(() -> second.learnOne(broken, event)).isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> second.learnOne(event, broken)).isInstanceOf(IllegalArgumentException.class);
                assertThat(subject.bits(others)).isEqualTo(before);
                assertThat(second.learnOne(event, event)).isEqualTo(loss);
                assertThat(subject.bits(others)).isEqualTo(subject.bits(parameters));
            }
        }
        assertThat(subject.bits(parameters)).isNotEqualTo(subject.bits(subject.parameters()));
    }

    private static <A> OnlineLearner<A> learner(Network<A> network, A parameters, double rate) {
        OnlineSettings settings = OnlineSettings.of(rate).withoutNormalization();
        return new OnlineLearner<>(network, parameters, new Optimizer<>(network, new Adam()), settings);
    }

    private static <A> void fill(Subject<A> subject, A event, SplitMix64 random) {
        for (int i = 0; i < 2; i++) {
            subject.elements().set(event, i, random.nextGaussian());
        }
    }
}

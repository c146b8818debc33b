package io.github.rnngen.generator.emitted;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.emit.Backend;
import io.github.rnngen.generator.emit.GeneratedFile;
import io.github.rnngen.generator.schedule.ir.Unroll;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.NetworkStream;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever emitted code calls something, an input, a target, a state and a model may be called, too. */
class NamesTest {
    /** The names x, d, h and M are to be replaced. */
    private static final String MODEL = """
            model M {
                precision float steps 2 batch 2
                dim n = %d
                input x[n]
                input word : index[4]
                target d[n]
                param E[4, n] ~ orthogonal
                param W[n, n] ~ orthogonal
                param b[n] = 0
                const scale[2] = [1, 2]
                state h[n] = 0
                pre = W @ h[t-1] + x * sum(scale) + E[word] + b
                h = tanh(pre) * sigmoid(pre) + exp(-abs(pre)) * dropout_mask(x, 0.5)
                output h
                loss sum half_squared_error(h, d)
                train { optimizer adam }
            }
            """;

    private static final List<String> PLACES = List.of("x", "d", "h", "M");

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_]\\w*");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);

    static Stream<Options> options() {
        return Stream.of(
                Options.DEFAULT.withUnroll(Unroll.FULL).withStandalone(true),
                Options.DEFAULT.withUnroll(Unroll.PRODUCTS).withBackend(Backend.VECTOR));
    }

    @ParameterizedTest
    @MethodSource("options")
    void anyNameThatTheCodeUsesMayBeAModelsName(Options options) {
        String model = MODEL.formatted(options.unroll() == Unroll.FULL ? 1 : 5);
        List<String> names = List.copyOf(names(emit(model, "base", options)));
        List<GeneratedFile> files = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            // Each name comes to each of the four places in one of the models.
            String text = model;
            for (int place = 0; place < PLACES.size(); place++) {
                String name = names.get((i + place) % names.size());
                String with = Pattern.compile("\\b" + PLACES.get(place) + "\\b")
                        .matcher(text)
                        .replaceAll(Matcher.quoteReplacement(name));
                // Words of the language, and names that the model has already, are refused.
                text = Models.isFaultless(with) ? with : text;
            }
            files.add(emit(text, "number" + i, options));
        }
        GeneratedFile[] all = files.toArray(GeneratedFile[]::new);
        Compiled compiled = options.backend() == Backend.VECTOR ? Compiled.withVectors(all) : Compiled.of(all);
        assertThat(compiled.classNames()).hasSizeGreaterThan(all.length).hasSizeGreaterThan(200);
    }

    private static Set<String> names(GeneratedFile file) {
        Set<String> names = new TreeSet<>();
        IDENTIFIER
                .matcher(COMMENT.matcher(file.content()).replaceAll(" "))
                .results()
                .forEach(found -> names.add(found.group()));
        Stream.of(Network.class, NetworkStream.class, Object.class)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .map(Method::getName)
                .forEach(names::add);
        return names;
    }

    @Test
    void aPortMayHaveTheNameOfAGroupOfMethods() {
        String text = """
                model M {
                    steps 35
                    input Part1[2]
                    target d[4]
                    low = lstm(Part1, hidden = 4)
                    h = gru(low, hidden = 4)
                    output h
                    loss sum half_squared_error(h, d)
                }
                """;
        Compiled compiled = Compiled.of(emit(text, "", Options.DEFAULT.withUnroll(Unroll.FULL)));
        assertThat(compiled.classNames()).contains("M$Part1");
    }

    private static GeneratedFile emit(String text, String packageName, Options options) {
        CheckedModel model = Models.in(packageName, Models.of(text));
        return Compiler.emit(model, "m.rnn", options).get(0);
    }
}

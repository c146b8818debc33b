package io.github.rnngen.generator.programs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.check.CheckedFile;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.emit.GeneratedFile;
import io.github.rnngen.generator.emitted.Code;
import io.github.rnngen.generator.emitted.Compiled;
import io.github.rnngen.generator.emitted.Difference;
import io.github.rnngen.generator.emitted.Form;
import io.github.rnngen.generator.emitted.Trial;
import io.github.rnngen.generator.graph.MathForms;
import io.github.rnngen.generator.source.Imports;
import io.github.rnngen.generator.source.SourceBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks programs: emitted code in every form against the interpreter, gradients against tangents. Many programs are
 * compiled at once, as starting a compiler takes longer than compiling a class. Immutable, and safe for use by several
 * threads.
 */
final class ProgramCheck {
    /** Of so many seeds one has the elementary functions of the JDK. */
    private static final int STRICT_EVERY = 8;

    private final Toolchain toolchain;
    private final List<Form> forms;

    /** With forms of which at least one is checked; each that comes to the same as another one is left out. */
    ProgramCheck(Toolchain toolchain, List<Form> forms) {
        this.toolchain = toolchain;
        this.forms = List.copyOf(forms);
    }

    /** A program on its way through the stages. */
    private record Prepared(Sample sample, Trial trial, List<Code> codes, int tangents) {
        boolean canCompare(Code code) {
            return code.tolerance() == 0 || trial.isWellConditioned();
        }
    }

    /** Checks some programs. */
    Result check(List<Sample> samples) {
        Result result = new Result();
        List<Prepared> ready = new ArrayList<>();
        for (Sample sample : samples) {
            attempt(sample, result, () -> ready.add(prepare(sample, ready.size())));
        }
        Map<Boolean, Compiled> compiled = new LinkedHashMap<>();
        try {
            compiled.putAll(compile(ready));
        } catch (AssertionError e) {
            if (ready.size() > 1) {
                return samples.stream().map(sample -> check(List.of(sample))).reduce(result, Result::plus);
            }
            result.failures.add(new Failure(ready.get(0).sample(), "not compiled", String.valueOf(e.getMessage())));
            return result;
        }
        for (Prepared each : ready) {
            attempt(each.sample(), result, () -> compare(each, compiled, result));
        }
        result.programs += samples.size();
        return result;
    }

    /** Checks one program. */
    Optional<Failure> check(Sample sample) {
        return check(List.of(sample)).failures.stream().findFirst();
    }

    private static void attempt(Sample sample, Result result, Runnable stage) {
        try {
            stage.run();
        } catch (Difference e) {
            result.failures.add(new Failure(sample, e.kind(), String.valueOf(e.getMessage())));
        } catch (Rejected e) {
            result.failures.add(new Failure(sample, "rejected", String.valueOf(e.getMessage())));
        } catch (RuntimeException | LinkageError e) {
            String place = Arrays.stream(e.getStackTrace())
                    .limit(4)
                    .map(StackTraceElement::toString)
                    .collect(Collectors.joining(", "));
            result.failures.add(new Failure(sample, "crash", e + " at " + place));
        }
    }

    private Prepared prepare(Sample sample, int number) {
        CheckedModel model = parse(sample.text());
        int sequences = Math.max(1, model.batch() - (int) (sample.seed() % 2));
        MathForms math = sample.seed() % STRICT_EVERY == 0 ? MathForms.STRICT : MathForms.FAST;
        Trial trial = Trial.of(model, toolchain.differentiate(model), sequences, sample.seed(), math);
        int tangents = trial.compareTangents();
        List<Code> codes = new ArrayList<>();
        Set<String> texts = new HashSet<>();
        for (Form form : forms) {
            Code code = toolchain.emit(model, form.in("program" + number, math));
            if (texts.add(withoutHead(code.file().content()))) {
                codes.add(code);
            }
        }
        return new Prepared(sample, trial, codes, tangents);
    }

    /** The model of a program. */
    static CheckedModel parse(String text) {
        CheckedFile file = read(text);
        if (file.models().size() != 1) {
            throw new Rejected(file.diagnostics().toString());
        }
        return file.models().get(0);
    }

    /** A program as the checker sees it. */
    static CheckedFile read(String text) {
        return Compiler.check(new SourceBytes("random.rnn", text.getBytes(UTF_8)), Imports.NONE);
    }

    /** What is left when two forms come to the same: all but the lines that say what was asked for. */
    private static String withoutHead(String source) {
        return source.substring(source.indexOf("/**"));
    }

    private Map<Boolean, Compiled> compile(List<Prepared> ready) {
        Map<Boolean, List<GeneratedFile>> files = new LinkedHashMap<>();
        for (Prepared each : ready) {
            each.codes()
                    .forEach(code -> files.computeIfAbsent(code.form().usesVectors(), key -> new ArrayList<>())
                            .add(code.file()));
        }
        Map<Boolean, Compiled> compiled = new LinkedHashMap<>();
        files.forEach((vectors, all) -> {
            GeneratedFile[] array = all.toArray(GeneratedFile[]::new);
            compiled.put(vectors, vectors ? Compiled.withVectors(array) : Compiled.of(array));
        });
        return compiled;
    }

    private void compare(Prepared prepared, Map<Boolean, Compiled> compiled, Result result) {
        int numbers = prepared.tangents();
        for (Code code : prepared.codes()) {
            if (prepared.canCompare(code)) {
                Compiled classes =
                        Objects.requireNonNull(compiled.get(code.form().usesVectors()));
                numbers += prepared.trial().compare(classes, code);
                result.runs++;
            } else {
                result.skipped++;
            }
        }
        result.numbers += numbers;
    }

    /** A program that the compiler finds faults in. */
    static final class Rejected extends RuntimeException {
        private static final long serialVersionUID = 1;

        Rejected(String message) {
            super(message);
        }
    }
}

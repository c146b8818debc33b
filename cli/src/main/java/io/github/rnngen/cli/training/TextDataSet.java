package io.github.rnngen.cli.training;

import io.github.rnngen.cli.training.Split.Part;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Signature;
import io.github.rnngen.runtime.data.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Text as characters: each is to be foretold from those before it. The end of a line is a character too; it also stands before
 * the first line, so that the first character of each line is foretold from it.
 */
public final class TextDataSet {
    private static final String LINE_END = "\n";

    private TextDataSet() {}

    /** Whether lines have to do with each other. */
    public enum Unit {
        /** Each line is a sequence. */
        LINE,
        /** All is one long text. */
        TEXT
    }

    /** The characters of a text, the line's end among them. */
    public static Vocabulary vocabulary(String text) {
        return Vocabulary.of(normalised(text));
    }

    /**
     * Divides a text.
     *
     * @param vocabulary of all characters
     * @throws MappingException if the model's ports are no indices or have too few classes, or there is too little text
     */
    public static <A> DataSet<A> prepare(
            Signature signature, Vocabulary vocabulary, String text, Unit unit, Split split) {
        Port input = only("input", signature.inputs());
        Port target = only("target", signature.targets());
        int classes = Math.min(input.classes(), target.classes());
        if (vocabulary.size() > classes) {
            throw new MappingException("the text has " + vocabulary.size()
                    + " different characters, the end of a line among them, but the model has " + classes);
        }
        int[] codes = vocabulary.encode(normalised(text));
        Parts parts = unit == Unit.LINE
                ? lines(signature, vocabulary.encode(LINE_END)[0], codes, split)
                : windows(signature, codes, split);
        if (parts.of(Part.TRAINING).count() == 0) {
            throw new MappingException(
                    "there is too little text: the model takes " + signature.steps() + " characters at a time");
        }
        List<PortData<A>> ports = List.of(
                new PortData.Indices<>(input, PortData.Place.steps(0), codes),
                new PortData.Indices<>(target, PortData.Place.steps(1), codes));
        List<String> names = IntStream.range(0, vocabulary.size())
                .mapToObj(vocabulary::decode)
                .toList();
        return new DataSet<>(
                ports,
                parts.of(Part.TRAINING),
                parts.of(Part.VALIDATION),
                Judged.all(parts.of(Part.TEST)),
                Map.of(input.name(), names, target.name(), names),
                List.of());
    }

    private static Port only(String kind, List<Port> ports) {
        if (ports.size() != 1 || !ports.get(0).isIndex() || ports.get(0).once()) {
            throw new MappingException("to learn a text, a model has one " + kind
                    + ", an index that changes with each step, such as: " + kind + " c : index[27]");
        }
        return ports.get(0);
    }

    private static String normalised(String text) {
        String unix = text.replace("\r\n", LINE_END).replace("\r", LINE_END);
        String body = unix.startsWith("\uFEFF") ? unix.substring(1) : unix;
        return LINE_END + body + (body.endsWith(LINE_END) ? "" : LINE_END);
    }

    private static Parts lines(Signature signature, int end, int[] codes, Split split) {
        int count = (int) Arrays.stream(codes).filter(code -> code == end).count() - 1;
        Part[] partOf = split.parts(count);
        Parts.Builder parts = new Parts.Builder();
        int line = 0;
        for (int start = 0, next = 1; next < codes.length; next++) {
            if (codes[next] == end) {
                if (next > start + 1) {
                    cut(signature, start, next, partOf[line], parts);
                }
                start = next;
                line++;
            }
        }
        return parts.build();
    }

    /** A line that is longer than the model's steps becomes several sequences. */
    private static void cut(Signature signature, int from, int to, Part part, Parts.Builder parts) {
        int steps = signature.steps();
        for (int start = from; start < to; start += steps) {
            int length = Math.min(steps, to - start);
            if (length == steps || signature.variableLength()) {
                parts.add(part, start, length);
            }
        }
    }

    private static Parts windows(Signature signature, int[] codes, Split split) {
        Parts.Builder parts = new Parts.Builder();
        int steps = signature.steps();
        for (int start = 0; start + steps < codes.length; start += steps) {
            Part first = split.part(start, codes.length);
            if (first == split.part(start + steps, codes.length)) {
                parts.add(first, start, steps);
            }
        }
        return parts.build();
    }
}

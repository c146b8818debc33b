package io.github.rnngen.cli.training;

import io.github.rnngen.cli.training.Split.Part;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Signature;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Text as characters: each is to be foretold from those before it. The end of a line is a character too; it also stands before
 * the first line, so that the first character of each line is foretold from it.
 */
public final class TextDataSet {
    private static final int LINE_END = '\n';

    private TextDataSet() {}

    /** Whether lines have to do with each other. */
    public enum Unit {
        /** Each line is a sequence. */
        LINE,
        /** All is one long text. */
        TEXT
    }

    /**
     * The characters of a text, as one string each, in the order of their code points; the line's end among them.
     *
     * @throws MappingException if the model has fewer classes
     */
    public static List<String> alphabet(Signature signature, String text) {
        int[] characters = normalised(text).codePoints().sorted().distinct().toArray();
        int classes = Math.min(input(signature).classes(), target(signature).classes());
        if (characters.length > classes) {
            throw new MappingException("the text has " + characters.length
                    + " different characters, the end of a line among them, but the model has " + classes);
        }
        return Arrays.stream(characters).mapToObj(Character::toString).toList();
    }

    /**
     * Divides a text.
     *
     * @param alphabet of all characters
     * @throws MappingException if the model's ports are no indices, or there is too little text
     */
    public static <A> DataSet<A> prepare(
            Signature signature, List<String> alphabet, String text, Unit unit, Split split) {
        Port input = input(signature);
        Port target = target(signature);
        int[] codes = codes(alphabet, text);
        Map<Part, Pieces> parts =
                unit == Unit.LINE ? lines(signature, alphabet, codes, split) : windows(signature, codes, split);
        Pieces training = parts.get(Part.TRAINING);
        if (training == null || training.count() == 0) {
            throw new MappingException(
                    "there is too little text: the model takes " + signature.steps() + " characters at a time");
        }
        List<PortData<A>> ports = List.of(
                new PortData.Indices<>(input, PortData.Place.steps(0), codes),
                new PortData.Indices<>(target, PortData.Place.steps(1), codes));
        return new DataSet<>(
                ports,
                training,
                parts.getOrDefault(Part.VALIDATION, new Pieces.Builder().build()),
                Judged.all(parts.getOrDefault(Part.TEST, new Pieces.Builder().build())),
                Map.of(input.name(), alphabet, target.name(), alphabet),
                List.of());
    }

    private static Port input(Signature signature) {
        return only("input", signature.inputs());
    }

    private static Port target(Signature signature) {
        return only("target", signature.targets());
    }

    private static Port only(String kind, List<Port> ports) {
        if (ports.size() != 1 || !ports.get(0).isIndex() || ports.get(0).once()) {
            throw new MappingException("to learn a text, a model has one " + kind
                    + ", an index that changes with each step, such as: " + kind + " c : index[27]");
        }
        return ports.get(0);
    }

    private static String normalised(String text) {
        String unix = text.replace("\r\n", "\n").replace('\r', '\n');
        String body = unix.startsWith("\uFEFF") ? unix.substring(1) : unix;
        return "\n" + body + (body.endsWith("\n") ? "" : "\n");
    }

    /**
     * The codes of a text's characters.
     *
     * @throws MappingException if one is not in the alphabet
     */
    static int[] codes(List<String> alphabet, String text) {
        Map<Integer, Integer> codeOf = new HashMap<>();
        for (String character : alphabet) {
            codeOf.put(character.codePointAt(0), codeOf.size());
        }
        int[] characters = normalised(text).codePoints().toArray();
        int line = 0;
        for (int i = 0; i < characters.length; i++) {
            line += characters[i] == LINE_END ? 1 : 0;
            Integer code = codeOf.get(characters[i]);
            if (code == null) {
                throw new MappingException("line " + line + ": the character \"" + Character.toString(characters[i])
                        + "\" is not one that training saw");
            }
            characters[i] = code;
        }
        return characters;
    }

    private static Map<Part, Pieces> lines(Signature signature, List<String> alphabet, int[] codes, Split split) {
        int end = alphabet.indexOf("\n");
        int count = (int) Arrays.stream(codes).filter(code -> code == end).count() - 1;
        Part[] partOf = split.parts(count);
        Map<Part, Pieces.Builder> builders = builders();
        int line = 0;
        for (int start = 0, next = 1; next < codes.length; next++) {
            if (codes[next] == end) {
                if (next > start + 1) {
                    cut(signature, start, next, builder(builders, partOf[line]));
                }
                start = next;
                line++;
            }
        }
        return built(builders);
    }

    /** A line that is longer than the model's steps becomes several sequences. */
    private static void cut(Signature signature, int from, int to, Pieces.Builder pieces) {
        int steps = signature.steps();
        for (int start = from; start < to; start += steps) {
            int length = Math.min(steps, to - start);
            if (length == steps || signature.variableLength()) {
                pieces.add(start, length);
            }
        }
    }

    private static Map<Part, Pieces> windows(Signature signature, int[] codes, Split split) {
        Map<Part, Pieces.Builder> builders = builders();
        int steps = signature.steps();
        for (int start = 0; start + steps < codes.length; start += steps) {
            Part first = split.part(start, codes.length);
            if (first == split.part(start + steps, codes.length)) {
                builder(builders, first).add(start, steps);
            }
        }
        return built(builders);
    }

    private static Map<Part, Pieces.Builder> builders() {
        Map<Part, Pieces.Builder> builders = new HashMap<>();
        for (Part part : Part.values()) {
            builders.put(part, new Pieces.Builder());
        }
        return builders;
    }

    private static Pieces.Builder builder(Map<Part, Pieces.Builder> builders, Part part) {
        return builders.computeIfAbsent(part, p -> new Pieces.Builder());
    }

    private static Map<Part, Pieces> built(Map<Part, Pieces.Builder> builders) {
        Map<Part, Pieces> built = new HashMap<>();
        builders.forEach((part, builder) -> built.put(part, builder.build()));
        return built;
    }
}

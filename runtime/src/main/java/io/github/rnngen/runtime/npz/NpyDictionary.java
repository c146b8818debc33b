package io.github.rnngen.runtime.npz;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Python dictionary that describes an array, such as
 * {@code {'descr': '<f8', 'fortran_order': False, 'shape': (4, 3), }}.
 *
 * @param type the element type
 * @param order the order of an element's bytes
 * @param fortranOrder whether the first axis is the fastest, not the last
 * @param shape lengths of the axes
 */
record NpyDictionary(NpyType type, ByteOrder order, boolean fortranOrder, List<Integer> shape) {
    private static final Pattern ENTRY = Pattern.compile(
            "\\s*(['\"])(\\w{1,20})\\1\\s*:\\s*('[^']*'|\"[^\"]*\"|True|False|\\([0-9, ]*\\))\\s*(?:,|(?=\\}))");
    private static final Pattern END = Pattern.compile("\\s*\\}\\s*");
    private static final Pattern TYPE = Pattern.compile(".([<>])([fi][48]).");
    private static final Pattern SIZE = Pattern.compile("[0-9]{1,10}");
    private static final int MAX_QUOTED = 100;

    /**
     * Reads a dictionary.
     *
     * @throws NpzException if it is malformed, or describes what is not supported
     */
    static NpyDictionary parse(String text) throws NpzException {
        Map<String, String> entries = new HashMap<>();
        Matcher entry = ENTRY.matcher(text);
        int position = text.startsWith("{") ? 1 : text.length();
        while (entry.region(position, text.length()).lookingAt()) {
            if (entries.put(entry.group(2), entry.group(3)) != null) {
                throw malformed(text);
            }
            position = entry.end();
        }
        String descr = entries.remove("descr");
        String fortranOrder = entries.remove("fortran_order");
        String shape = entries.remove("shape");
        boolean ended = END.matcher(text).region(position, text.length()).matches();
        if (!ended || descr == null || fortranOrder == null || shape == null || !entries.isEmpty()) {
            throw malformed(text);
        }
        Matcher type = TYPE.matcher(descr);
        if (!type.matches()) {
            throw new NpzException("elements of type " + quote(descr) + " are not supported: f4, f8, i4 and i8 are");
        }
        return new NpyDictionary(type(type), order(type), flag(fortranOrder, text), sizes(shape, text));
    }

    private static NpyType type(Matcher descr) {
        return switch (descr.group(2)) {
            case "f4" -> NpyType.F4;
            case "f8" -> NpyType.F8;
            case "i4" -> NpyType.I4;
            default -> NpyType.I8;
        };
    }

    private static ByteOrder order(Matcher descr) {
        return descr.group(1).equals("<") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    private static boolean flag(String value, String text) throws NpzException {
        return switch (value) {
            case "True" -> true;
            case "False" -> false;
            default -> throw malformed(text);
        };
    }

    /** A tuple's numbers; a tuple of one ends in a comma, others may. */
    private static List<Integer> sizes(String tuple, String text) throws NpzException {
        String inner = tuple.substring(1, tuple.length() - 1).strip();
        if (inner.isEmpty()) {
            return List.of();
        }
        String[] items = inner.split(",", -1);
        boolean trailingComma = items[items.length - 1].isBlank();
        if (items.length == 1) {
            throw malformed(text);
        }
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < items.length - (trailingComma ? 1 : 0); i++) {
            sizes.add(size(items[i].strip(), text));
        }
        return sizes;
    }

    private static int size(String item, String text) throws NpzException {
        if (!SIZE.matcher(item).matches()) {
            throw malformed(text);
        }
        long size = Long.parseLong(item);
        if (size > Integer.MAX_VALUE) {
            throw new NpzException("an axis of length " + size + " is not supported");
        }
        return (int) size;
    }

    private static NpzException malformed(String text) {
        return new NpzException("doesn't describe a plain array: " + quote(text.strip()));
    }

    /** Text from a file, made harmless for a terminal and short. */
    private static String quote(String text) {
        String visible = text.replaceAll("[^ -~]", "?");
        return visible.length() <= MAX_QUOTED ? visible : visible.substring(0, MAX_QUOTED) + "...";
    }
}

package io.github.rnngen.runtime.safetensors;

import io.github.rnngen.runtime.npz.NpyArray;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes a file: the largest elements first and by name among equals, as the format's own library does, so that every
 * tensor is aligned to its elements.
 */
final class SafetensorsWriter {
    private SafetensorsWriter() {}

    static void write(OutputStream out, Safetensors content) throws IOException {
        content.arrays().keySet().forEach(SafetensorsWriter::requireName);
        content.metadata().forEach((name, text) -> {
            requireUnicode(name);
            requireUnicode(text);
        });
        List<Map.Entry<String, NpyArray>> arrays = content.arrays().entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, NpyArray>>comparingInt(
                                named -> -named.getValue().type().bytes())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        byte[] header = header(content.metadata(), arrays).getBytes(StandardCharsets.UTF_8);
        int padding = -header.length & 7;
        if (header.length + padding > SafetensorsReader.MAX_HEADER_BYTES) {
            throw new IllegalArgumentException("a header of " + header.length + " bytes is over the limit of "
                    + SafetensorsReader.MAX_HEADER_BYTES);
        }
        byte[] length = new byte[Long.BYTES];
        ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length + padding);
        out.write(length);
        out.write(header);
        out.write(" ".repeat(padding).getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, NpyArray> named : arrays) {
            named.getValue().writeTo(out);
        }
        out.flush();
    }

    private static String header(Map<String, String> metadata, List<Map.Entry<String, NpyArray>> arrays) {
        StringBuilder json = new StringBuilder("{");
        String separator = "";
        if (!metadata.isEmpty()) {
            json.append(Texts.json(SafetensorsReader.METADATA)).append(":{");
            json.append(new TreeMap<>(metadata)
                    .entrySet().stream()
                            .map(text -> Texts.json(text.getKey()) + ":" + Texts.json(text.getValue()))
                            .collect(Collectors.joining(",")));
            json.append('}');
            separator = ",";
        }
        long begin = 0;
        for (Map.Entry<String, NpyArray> named : arrays) {
            NpyArray array = named.getValue();
            long end = begin + array.data().remaining();
            String shape = array.shape().stream().map(String::valueOf).collect(Collectors.joining(","));
            json.append(separator)
                    .append(Texts.json(named.getKey()))
                    .append(":{\"dtype\":\"")
                    .append(TensorType.of(array.type()))
                    .append("\",\"shape\":[")
                    .append(shape)
                    .append("],\"data_offsets\":[")
                    .append(begin)
                    .append(',')
                    .append(end)
                    .append("]}");
            begin = end;
            separator = ",";
        }
        return json.append('}').toString();
    }

    private static void requireName(String name) {
        requireUnicode(name);
        if (!Texts.isVisible(name)) {
            throw new IllegalArgumentException("a tensor's name must be visible text, not '" + name + "'");
        }
        if (name.equals(SafetensorsReader.METADATA)) {
            throw new IllegalArgumentException("no tensor can have the name " + name);
        }
    }

    private static void requireUnicode(String text) {
        if (!Texts.isUnicode(text)) {
            throw new IllegalArgumentException("a text has half of a surrogate pair: " + text);
        }
    }
}

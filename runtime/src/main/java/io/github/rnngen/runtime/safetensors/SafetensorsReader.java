package io.github.rnngen.runtime.safetensors;

import io.github.rnngen.runtime.npz.NpyArray;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file that is held in memory. Arrays are views of it; what it claims about itself is never a reason to take
 * memory.
 */
final class SafetensorsReader {
    static final String METADATA = "__metadata__";

    /** The most bytes that a header may have: the limit of the format's own library. */
    static final int MAX_HEADER_BYTES = 100_000_000;

    private final ByteBuffer header;
    private final ByteBuffer data;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final List<TensorEntry> entries = new ArrayList<>();

    private SafetensorsReader(ByteBuffer header, ByteBuffer data) {
        this.header = header;
        this.data = data;
    }

    /** The content of a file. */
    static Safetensors read(byte[] file) throws SafetensorsException {
        if (file.length < Long.BYTES) {
            throw new SafetensorsException(
                    "is no safetensors file: it has only " + file.length + " bytes, and the length alone takes 8");
        }
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        long length = bytes.getLong(0);
        int rest = file.length - Long.BYTES;
        if (length < 0 || length > rest) {
            throw new SafetensorsException("is cut short or no safetensors file: it says that its header has "
                    + Long.toUnsignedString(length) + " bytes, but there are " + rest);
        }
        if (length > MAX_HEADER_BYTES) {
            throw new SafetensorsException("a header of " + length + " bytes is over the limit of " + MAX_HEADER_BYTES);
        }
        ByteBuffer header = bytes.slice(Long.BYTES, (int) length);
        int start = Long.BYTES + (int) length;
        return new SafetensorsReader(header, bytes.slice(start, file.length - start)).read();
    }

    private Safetensors read() throws SafetensorsException {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(header).toString();
        } catch (CharacterCodingException e) {
            throw new SafetensorsException("the header is not UTF-8", e);
        }
        JsonReader json = new JsonReader(text);
        json.object(name -> {
            if (name.equals(METADATA)) {
                json.object(key -> metadata.put(key, json.string()));
            } else {
                entries.add(entry(name, json));
            }
        });
        json.end();
        requireNoGapsAndOverlaps();
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        entries.forEach(entry -> arrays.put(entry.name(), entry.in(data)));
        return new Safetensors(arrays, metadata);
    }

    /** The three members of a tensor's description, in any order. */
    private static final class Description {
        private @Nullable String type;
        private @Nullable List<Long> shape;
        private @Nullable List<Long> offsets;
    }

    private TensorEntry entry(String name, JsonReader json) throws SafetensorsException {
        if (!Texts.isVisible(name)) {
            throw new SafetensorsException(Texts.quoted(name) + ": a tensor's name must be visible text");
        }
        Description found = new Description();
        json.object(member -> {
            switch (member) {
                case "dtype" -> found.type = json.string();
                case "shape" -> found.shape = json.integers();
                case "data_offsets" -> found.offsets = json.integers();
                default ->
                    throw new SafetensorsException(
                            Texts.quoted(name) + ": its description has an unknown member " + Texts.quoted(member));
            }
        });
        if (found.type == null || found.shape == null || found.offsets == null) {
            throw new SafetensorsException(
                    Texts.quoted(name) + ": its description lacks one of dtype, shape and data_offsets");
        }
        return TensorEntry.of(name, found.type, found.shape, found.offsets, data.limit());
    }

    /** Each byte behind the header belongs to one tensor. */
    private void requireNoGapsAndOverlaps() throws SafetensorsException {
        List<TensorEntry> ordered = new ArrayList<>(entries);
        ordered.sort(Comparator.comparingInt(TensorEntry::begin).thenComparingInt(TensorEntry::end));
        int reached = 0;
        String before = "the header";
        for (TensorEntry entry : ordered) {
            String name = Texts.quoted(entry.name());
            if (entry.begin() < reached) {
                throw new SafetensorsException(name + ": overlaps " + before);
            }
            if (entry.begin() > reached) {
                throw new SafetensorsException((entry.begin() - reached) + " bytes between " + before + " and " + name
                        + " belong to no tensor");
            }
            reached = entry.end();
            before = name;
        }
        if (reached < data.limit()) {
            throw new SafetensorsException(
                    (data.limit() - reached) + " bytes behind " + before + " belong to no tensor");
        }
    }
}

package io.github.rnngen.runtime.safetensors;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Files for tests: a sample that another program wrote, and forged ones. */
final class ForgedFiles {
    private ForgedFiles() {}

    static byte[] sample() throws IOException {
        try (InputStream in = ForgedFiles.class.getResourceAsStream("sample.safetensors")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    /** A file with any header and data. */
    static byte[] file(String header, int dataBytes) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return file(text.length, text, dataBytes);
    }

    static byte[] file(long length, byte[] header, int dataBytes) {
        return ByteBuffer.allocate(8 + header.length + dataBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .put(header)
                .array();
    }

    /** The message with which a file is refused. */
    static @Nullable String refusal(byte[] file) {
        SafetensorsException refusal =
                catchThrowableOfType(SafetensorsException.class, () -> SafetensorsFile.decode(file, "w.safetensors"));
        return refusal == null ? null : refusal.getMessage();
    }
}

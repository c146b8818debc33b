package io.github.rnngen.cli.tensorboard;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Events in the form of TensorFlow's {@code event.proto} and {@code summary.proto}: a {@code double} wall time in seconds (field
 * 1), an {@code int64} step (2), the file's version (3) or a summary (5), whose values (1) have a tag (1) and a
 * {@code float} (2).
 */
final class TensorBoardEvents {
    private TensorBoardEvents() {}

    /** The first event of a file. */
    static byte[] version(double wallTime) {
        return new ProtobufWriter()
                .float64(1, wallTime)
                .text(3, "brain.Event:2")
                .toBytes();
    }

    /** Numbers of one step, by tag. */
    static byte[] scalars(double wallTime, long step, Map<String, Double> values) {
        ProtobufWriter summary = new ProtobufWriter();
        values.forEach((tag, value) -> summary.bytes(
                1,
                new ProtobufWriter().text(1, tag).float32(2, value.floatValue()).toBytes()));
        return new ProtobufWriter()
                .float64(1, wallTime)
                .varint(2, step)
                .bytes(5, summary.toBytes())
                .toBytes();
    }

    /** The few parts of the protobuf encoding that events need. */
    private static final class ProtobufWriter {
        private static final int VARINT = 0;
        private static final int FIXED64 = 1;
        private static final int LENGTH = 2;
        private static final int FIXED32 = 5;

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        ProtobufWriter varint(int field, long value) {
            raw(field << 3 | VARINT);
            return raw(value);
        }

        ProtobufWriter float64(int field, double value) {
            raw(field << 3 | FIXED64);
            return littleEndian(Double.doubleToLongBits(value), 8);
        }

        ProtobufWriter float32(int field, float value) {
            raw(field << 3 | FIXED32);
            return littleEndian(Float.floatToIntBits(value), 4);
        }

        ProtobufWriter text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        ProtobufWriter bytes(int field, byte[] value) {
            raw(field << 3 | LENGTH);
            raw(value.length);
            out.writeBytes(value);
            return this;
        }

        byte[] toBytes() {
            return out.toByteArray();
        }

        private ProtobufWriter raw(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                out.write((int) ((rest & 0x7F) | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
            return this;
        }

        private ProtobufWriter littleEndian(long bits, int bytes) {
            for (int i = 0; i < bytes; i++) {
                out.write((int) (bits >>> (8 * i)));
            }
            return this;
        }
    }
}

package io.github.rnngen.cli.training;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short text that is another for other numbers, or for the same in another order. Not thread-safe. */
final class DataFingerprint {
    private static final int BUFFERED = 8192;

    private final MessageDigest digest;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFERED);

    DataFingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    void add(double value) {
        add(Double.doubleToLongBits(value));
    }

    /** So many integers, and their number, so that two arrays are not one. */
    void add(int[] values) {
        add((long) values.length);
        for (int value : values) {
            add((long) value);
        }
    }

    void add(Pieces pieces) {
        add(pieces.starts());
        add(pieces.lengths());
    }

    private void add(long bits) {
        if (buffer.remaining() < Long.BYTES) {
            flush();
        }
        buffer.putLong(bits);
    }

    private void flush() {
        digest.update(buffer.flip());
        buffer.clear();
    }

    /** Of all that was added; nothing can be added to it any more. */
    String finish() {
        flush();
        return HexFormat.of().formatHex(digest.digest());
    }
}

package io.github.rnngen.cli.tensorboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * A record as TensorFlow frames it: its length as {@code uint64}, the masked checksum of the length, the bytes, their masked
 * checksum; all numbers little-endian. Checksums are CRC-32C.
 */
final class TfRecord {
    private static final int MASK = 0xa282ead8;

    private TfRecord() {}

    static byte[] frame(byte[] bytes) {
        ByteBuffer frame = ByteBuffer.allocate(16 + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
        frame.putLong(bytes.length);
        frame.putInt(maskedChecksum(frame.array(), 0, 8));
        frame.put(bytes);
        frame.putInt(maskedChecksum(bytes, 0, bytes.length));
        return frame.array();
    }

    /** Turned by 15 bits and moved by a constant, as a record may itself hold checksums. */
    static int maskedChecksum(byte[] bytes, int from, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, from, length);
        return Integer.rotateRight((int) checksum.getValue(), 15) + MASK;
    }
}

package io.github.rnngen.runtime.npz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * One file in a ZIP archive that is held in memory.
 *
 * @param name the file's name
 * @param deflated whether it is compressed
 * @param crc checksum of the uncompressed bytes
 * @param packedBytes length in the archive
 * @param bytes length when uncompressed, as the archive claims
 * @param headerStart where its local header starts
 * @param dataStart where its bytes start
 */
record ZipMember(
        String name, boolean deflated, long crc, long packedBytes, long bytes, int headerStart, int dataStart) {
    /** The uncompressed bytes. */
    InputStream open(byte[] archive) {
        InputStream packed = new ByteArrayInputStream(archive, dataStart, (int) packedBytes);
        return deflated ? new RawInflaterStream(packed) : packed;
    }

    /**
     * Uncompresses the file without keeping it.
     *
     * @throws IOException if it can't be uncompressed, or length or checksum are not what the archive claims
     */
    void verify(byte[] archive) throws IOException {
        CRC32 actual = new CRC32();
        byte[] buffer = new byte[1 << 13];
        long length = 0;
        try (InputStream in = new CheckedInputStream(open(archive), actual)) {
            for (int count = in.read(buffer); count > 0 && length <= bytes; count = in.read(buffer)) {
                length += count;
            }
        }
        if (length != bytes) {
            throw new NpzException("is not of " + bytes + " bytes, as the archive says");
        }
        if (actual.getValue() != crc) {
            throw new NpzException("is damaged: its checksum is wrong");
        }
    }

    /** Inflates without the zlib header, which ZIP leaves out; closing it frees the inflater. */
    private static final class RawInflaterStream extends InflaterInputStream {
        RawInflaterStream(InputStream packed) {
            super(packed, new Inflater(true));
        }

        @Override
        public void close() throws IOException {
            super.close();
            inf.end();
        }
    }
}

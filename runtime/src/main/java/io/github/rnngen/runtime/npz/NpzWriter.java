package io.github.rnngen.runtime.npz;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes arrays to an archive. */
final class NpzWriter {
    /**
     * The date of every array. Not the first of January, the earliest that ZIP knows: the JDK takes that for an earlier
     * one, and adds the time in the time zone of the machine.
     */
    private static final LocalDateTime DATE = LocalDateTime.of(1980, 2, 1, 0, 0);

    private NpzWriter() {}

    /** Writes an archive and leaves the stream open. */
    static void write(OutputStream out, Map<String, NpyArray> arrays) throws IOException {
        arrays.keySet().forEach(NpzWriter::requireName);
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Map.Entry<String, NpyArray> named : new TreeMap<>(arrays).entrySet()) {
            byte[] header = NpyHeader.format(named.getValue());
            ByteBuffer data = named.getValue().data();
            zip.putNextEntry(entry(named.getKey() + NpzReader.SUFFIX, header, data));
            zip.write(header);
            named.getValue().writeTo(zip);
            zip.closeEntry();
        }
        zip.finish();
        zip.flush();
    }

    private static void requireName(String name) {
        if (name.isBlank() || name.codePoints().anyMatch(NpzWriter::isUnfit)) {
            throw new IllegalArgumentException("an array's name must be visible text, not '" + name + "'");
        }
    }

    /** Whether it is a control character, or half of a surrogate pair. */
    private static boolean isUnfit(int codePoint) {
        return Character.isISOControl(codePoint)
                || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }

    /** Stored, not compressed, so that the bytes don't depend on a version of zlib. */
    private static ZipEntry entry(String name, byte[] header, ByteBuffer data) {
        CRC32 crc = new CRC32();
        crc.update(header);
        crc.update(data.duplicate());
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize((long) header.length + data.remaining());
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(DATE);
        return entry;
    }
}

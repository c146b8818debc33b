package io.github.rnngen.runtime.npz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the files in a ZIP archive that is held in memory.
 *
 * <p>The JDK's own readers are not strict enough for files of unknown origin, and don't read all that NumPy writes:
 * {@code ZipInputStream} refuses archives that went through a pipe, {@code ZipFile} ignores checksums and files that
 * overlap. After "APPNOTE.TXT, ZIP file format specification", version 6.3, by PKWARE. Archives in several parts or
 * with a ZIP64 directory (for over 65,534 files or 4 GB) and encrypted files are refused; ZIP64 sizes of a file are read.
 */
final class ZipDirectory {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int CENTRAL_SIGNATURE = 0x02014b50;
    private static final int CENTRAL_BYTES = 46;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_BYTES = 30;
    private static final int EXTRA_BYTES = 4;
    private static final int MAX_COMMENT = 0xffff;

    private static final int ENCRYPTED = 1;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int ZIP64 = 1;
    private static final int ZIP64_COUNT = 0xffff;
    private static final long ZIP64_SIZE = 0xffffffffL;

    private final ByteBuffer archive;

    /** Where the directory starts: no file may reach behind it. */
    private final int start;

    /** Where the end record starts, and the directory ends. */
    private final int end;

    private ZipDirectory(byte[] bytes) throws NpzException {
        this.archive = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.end = findEnd();
        long length = unsignedInt(end + 12);
        long offset = unsignedInt(end + 16);
        if (unsignedShort(end + 10) == ZIP64_COUNT || length == ZIP64_SIZE || offset == ZIP64_SIZE) {
            throw new NpzException("a ZIP64 directory is not supported");
        }
        requireSound(offset + length == end);
        this.start = (int) offset;
    }

    /**
     * The files of an archive, in the order of its directory.
     *
     * @throws NpzException if it is not a sound archive
     */
    static List<ZipMember> read(byte[] archive) throws NpzException {
        return new ZipDirectory(archive).members();
    }

    /** The end record stands last, before a comment whose length it knows. */
    private int findEnd() throws NpzException {
        int last = archive.capacity() - END_BYTES;
        for (int at = last; at >= Math.max(0, last - MAX_COMMENT); at--) {
            if (archive.getInt(at) == END_SIGNATURE && unsignedShort(at + 20) == last - at) {
                return at;
            }
        }
        throw new NpzException("is not a ZIP archive, or not a whole one: it has no directory");
    }

    private List<ZipMember> members() throws NpzException {
        int count = unsignedShort(end + 10);
        boolean onePart = unsignedShort(end + 4) == 0 && unsignedShort(end + 6) == 0;
        requireSound(onePart && unsignedShort(end + 8) == count);
        List<ZipMember> members = new ArrayList<>();
        int at = start;
        for (int i = 0; i < count; i++) {
            requireSound(end - at >= CENTRAL_BYTES && archive.getInt(at) == CENTRAL_SIGNATURE);
            int nameBytes = unsignedShort(at + 28);
            int extraBytes = unsignedShort(at + 30);
            int commentBytes = unsignedShort(at + 32);
            requireSound(nameBytes + extraBytes + commentBytes <= end - at - CENTRAL_BYTES);
            int name = at + CENTRAL_BYTES;
            int extra = name + nameBytes;
            members.add(member(at, text(name, nameBytes), zip64(extra, extraBytes)));
            at = extra + extraBytes + commentBytes;
        }
        requireSound(at == end);
        requireApart(members);
        return members;
    }

    /** A file by its directory entry, whose sizes may stand in a ZIP64 field instead, in this order. */
    private ZipMember member(int at, String name, ByteBuffer zip64) throws NpzException {
        int method = unsignedShort(at + 10);
        if ((unsignedShort(at + 8) & ENCRYPTED) != 0) {
            throw new NpzException(name + ": is encrypted");
        }
        if (method != STORED && method != DEFLATED) {
            throw new NpzException(name + ": is compressed by method " + method + ", which is not supported");
        }
        long bytes = size(at + 24, zip64);
        long packedBytes = size(at + 20, zip64);
        long header = size(at + 42, zip64);
        requireSound(header <= start - LOCAL_BYTES && archive.getInt((int) header) == LOCAL_SIGNATURE);
        int nameBytes = unsignedShort((int) header + 26);
        int extraBytes = unsignedShort((int) header + 28);
        long data = header + LOCAL_BYTES + nameBytes + extraBytes;
        requireSound(data <= start && packedBytes <= start - data);
        requireSound(text((int) header + LOCAL_BYTES, nameBytes).equals(name));
        requireSound(method == DEFLATED || packedBytes == bytes);
        return new ZipMember(
                name, method == DEFLATED, unsignedInt(at + 16), packedBytes, bytes, (int) header, (int) data);
    }

    private long size(int at, ByteBuffer zip64) throws NpzException {
        long size = unsignedInt(at);
        if (size == ZIP64_SIZE) {
            requireSound(zip64.remaining() >= Long.BYTES);
            size = zip64.getLong();
        }
        requireSound(size >= 0);
        return size;
    }

    /** What the extra fields of an entry hold for ZIP64; empty if nothing. */
    private ByteBuffer zip64(int extra, int extraBytes) throws NpzException {
        int at = extra;
        int extraEnd = extra + extraBytes;
        while (extraEnd - at >= EXTRA_BYTES) {
            int length = unsignedShort(at + 2);
            requireSound(length <= extraEnd - at - EXTRA_BYTES);
            if (unsignedShort(at) == ZIP64) {
                return archive.slice(at + EXTRA_BYTES, length).order(ByteOrder.LITTLE_ENDIAN);
            }
            at += EXTRA_BYTES + length;
        }
        return ByteBuffer.allocate(0);
    }

    /** A file's name; one that could disturb a terminal is refused. */
    private String text(int at, int length) throws NpzException {
        String name;
        try {
            name = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(archive.slice(at, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NpzException("the name of a file in it is not UTF-8", e);
        }
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            throw new NpzException("the name of a file in it has control characters");
        }
        return name;
    }

    /** Files that share bytes are how a small archive claims to hold a huge one. */
    private static void requireApart(List<ZipMember> members) throws NpzException {
        List<ZipMember> inOrder = members.stream()
                .sorted(Comparator.comparingInt(ZipMember::headerStart))
                .toList();
        for (int i = 1; i < inOrder.size(); i++) {
            ZipMember before = inOrder.get(i - 1);
            requireSound(
                    before.dataStart() + before.packedBytes() <= inOrder.get(i).headerStart());
        }
    }

    private int unsignedShort(int at) {
        return Short.toUnsignedInt(archive.getShort(at));
    }

    private long unsignedInt(int at) {
        return Integer.toUnsignedLong(archive.getInt(at));
    }

    private static void requireSound(boolean condition) throws NpzException {
        if (!condition) {
            throw new NpzException("its ZIP directory is damaged");
        }
    }
}

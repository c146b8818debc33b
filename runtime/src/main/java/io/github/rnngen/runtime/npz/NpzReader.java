package io.github.rnngen.runtime.npz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the arrays of an archive that is held in memory.
 *
 * <p>What a file claims about itself is never a reason to take memory: that an array's bytes are there is known, by
 * uncompressing them once without keeping them, before there is a place for them.
 */
final class NpzReader {
    static final String SUFFIX = ".npy";

    /** An array is there twice while it is brought into row-major order, and the archive beside it. */
    private static final int SHARE_OF_MEMORY = 4;

    private final byte[] archive;
    private final int maxBytes;

    NpzReader(byte[] archive, int maxBytes) {
        this.archive = archive;
        this.maxBytes = maxBytes;
    }

    /** The arrays by name, in the order of the archive's directory. */
    Map<String, NpyArray> read() throws NpzException {
        List<ZipMember> members = ZipDirectory.read(archive);
        requireWithinLimit(members);
        List<NpyHeader> headers = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (ZipMember member : members) {
            if (!member.name().endsWith(SUFFIX)) {
                throw new NpzException(member.name() + ": is not an array, whose name would end in " + SUFFIX);
            }
            if (!names.add(member.name())) {
                throw new NpzException(member.name() + ": is there more than once");
            }
            headers.add(naming(member, () -> checkedHeader(member)));
        }
        requireRoom(members);
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        for (int i = 0; i < members.size(); i++) {
            ZipMember member = members.get(i);
            NpyHeader header = headers.get(i);
            String name = member.name().substring(0, member.name().length() - SUFFIX.length());
            arrays.put(name, naming(member, () -> array(member, header)));
        }
        return arrays;
    }

    private void requireWithinLimit(List<ZipMember> members) throws NpzException {
        long rest = maxBytes;
        for (ZipMember member : members) {
            if (member.bytes() > rest) {
                throw new NpzException("holds more than the " + maxBytes + " bytes allowed when uncompressed");
            }
            rest -= member.bytes();
        }
    }

    /** The most bytes of an archive, or of its arrays, for which there is memory. */
    static long room() {
        return Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY;
    }

    private static void requireRoom(List<ZipMember> members) throws NpzException {
        long all = members.stream().mapToLong(ZipMember::bytes).sum();
        if (all > room()) {
            throw new NpzException("holds " + all + " bytes when uncompressed, too much for the "
                    + Runtime.getRuntime().maxMemory() + " that Java may use");
        }
    }

    /** Reads an array's header, and makes sure that all bytes that it describes are there, and no others. */
    private NpyHeader checkedHeader(ZipMember member) throws IOException {
        NpyHeader header;
        try (InputStream in = member.open(archive)) {
            header = NpyHeader.read(in);
        }
        long found = member.bytes() - header.length();
        if (header.dataBytes() != found) {
            throw new NpzException("shape " + header.dictionary().shape() + " takes " + header.dataBytes()
                    + " bytes, but there are " + found);
        }
        member.verify(archive);
        return header;
    }

    private NpyArray array(ZipMember member, NpyHeader header) throws IOException {
        NpyDictionary dictionary = header.dictionary();
        try (InputStream in = member.open(archive)) {
            in.skipNBytes(header.length());
            byte[] data = new byte[(int) header.dataBytes()];
            in.readNBytes(data, 0, data.length);
            return new NpyArray(dictionary.type(), dictionary.shape(), RowMajor.of(dictionary, ByteBuffer.wrap(data)));
        }
    }

    private interface Step<T> {
        T run() throws IOException;
    }

    /** All is read from memory, so whatever fails is the fault of the bytes: says whose. */
    private static <T> T naming(ZipMember member, Step<T> step) throws NpzException {
        try {
            return step.run();
        } catch (IOException e) {
            throw new NpzException(member.name() + ": " + e.getMessage(), e);
        }
    }
}

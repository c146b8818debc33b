package io.github.rnngen.generator.source;

/**
 * A model file as it lies on disk, not yet decoded.
 *
 * @param name how diagnostics name the file; the same file always has the same name
 * @param bytes the content; a reader may stop one byte after {@link #LIMIT}
 */
@SuppressWarnings("ArrayRecordComponent")
public record SourceBytes(String name, byte[] bytes) {
    /** The greatest size of a model file, in bytes. */
    public static final int LIMIT = 1 << 20;

    /** A file's name without its folders, as the head of generated source gives it. */
    public static String withoutFolders(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}

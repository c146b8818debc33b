package io.github.rnngen.maven.incremental;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 digest of a sequence of parts. Not thread-safe. */
public final class Fingerprint {
    private final MessageDigest digest = sha256();

    /** The digest of one part. */
    public static String of(byte[] content) {
        return new Fingerprint().add(content).hex();
    }

    /** {@link #of(byte[])} of a text in UTF-8. */
    public static String of(String content) {
        return new Fingerprint().add(content).hex();
    }

    /** Adds a part. Its length goes in first, so that no two sequences of parts run into the same bytes. */
    public Fingerprint add(byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
        digest.update(part);
        return this;
    }

    /** {@link #add(byte[])} of a text in UTF-8. */
    public Fingerprint add(String part) {
        return add(part.getBytes(StandardCharsets.UTF_8));
    }

    /** The digest of the parts so far, in hexadecimal; starts anew. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}

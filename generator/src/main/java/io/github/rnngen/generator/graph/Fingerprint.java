package io.github.rnngen.generator.graph;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells graphs apart by a few digits, the first 64 bits of SHA-256; what intermediate values are called doesn't matter. */
public final class Fingerprint {
    private static final int BYTES = 8;

    private Fingerprint() {}

    /** Sixteen hexadecimal digits. */
    public static String of(StepGraph graph) {
        StringBuilder text = new StringBuilder();
        for (Node node : graph.nodes()) {
            text.append(node.op()).append(node.operands()).append(node.shape()).append(node.axes());
        }
        text.append(graph.results()).append(graph.states());
        return HexFormat.of().formatHex(sha256(text.toString()), 0, BYTES);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}

package io.github.rnngen.cli.report;

import java.util.Locale;

/** Colours for numbers, chosen so that colour-blind readers see the same order. */
final class Colours {
    private static final int[][] STOPS = {
        {0x2B, 0x5C, 0x9E}, {0x8F, 0xB8, 0xDE}, {0xF7, 0xF7, 0xF7}, {0xF0, 0xA8, 0x80}, {0xB0, 0x30, 0x1E}
    };

    private Colours() {}

    /** From blue, at -1, by way of white to red, at 1. */
    static String diverging(double value) {
        double scaled = Math.max(0, Math.min(1, (value + 1) / 2)) * (STOPS.length - 1);
        int below = Math.min((int) scaled, STOPS.length - 2);
        double part = scaled - below;
        int[] rgb = new int[3];
        for (int i = 0; i < 3; i++) {
            rgb[i] = (int) Math.round(STOPS[below][i] * (1 - part) + STOPS[below + 1][i] * part);
        }
        return String.format(Locale.ROOT, "#%02X%02X%02X", rgb[0], rgb[1], rgb[2]);
    }
}

package io.github.rnngen.cli.report;

import java.util.Locale;

/** Colours for numbers, chosen so that colour-blind readers see the same order. */
final class Colours {
    private static final int[][] DIVERGING = {
        {0x2B, 0x5C, 0x9E}, {0x8F, 0xB8, 0xDE}, {0xF7, 0xF7, 0xF7}, {0xF0, 0xA8, 0x80}, {0xB0, 0x30, 0x1E}
    };
    private static final int[][] SEQUENTIAL = {{0xFF, 0xFF, 0xFF}, {0x9C, 0xC6, 0xE6}, {0x1F, 0x5F, 0xA6}};

    private Colours() {}

    /** From blue, at -1, by way of white to red, at 1. */
    static String diverging(double value) {
        return between(DIVERGING, (value + 1) / 2);
    }

    /** From white, at 0, to blue, at 1. */
    static String sequential(double value) {
        return between(SEQUENTIAL, value);
    }

    private static String between(int[][] stops, double place) {
        double scaled = Math.max(0, Math.min(1, place)) * (stops.length - 1);
        int below = Math.min((int) scaled, stops.length - 2);
        double part = scaled - below;
        int[] rgb = new int[3];
        for (int i = 0; i < 3; i++) {
            rgb[i] = (int) Math.round(stops[below][i] * (1 - part) + stops[below + 1][i] * part);
        }
        return String.format(Locale.ROOT, "#%02X%02X%02X", rgb[0], rgb[1], rgb[2]);
    }
}

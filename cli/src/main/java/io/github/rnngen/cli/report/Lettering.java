package io.github.rnngen.cli.report;

/** How much room text takes; rather too much than too little, as the reader's font is not known. */
final class Lettering {
    private static final double TICK_SIZE = 12;

    /** Where the scripts begin whose characters are as wide as high. */
    private static final int FIRST_WIDE = 0x1100;

    private Lettering() {}

    /** The width of a label beside an axis. */
    static double tickWidth(String text) {
        return width(text, TICK_SIZE);
    }

    /** The width of text in a size of font. */
    static double width(String text, double size) {
        return size * text.codePoints().mapToDouble(Lettering::width).sum();
    }

    /** In parts of the font's size. */
    private static double width(int character) {
        if (character >= FIRST_WIDE || "mwMW@%".indexOf(character) >= 0) {
            return 1;
        }
        return ".,:;'|!iljftI ".indexOf(character) >= 0 ? 0.4 : Character.isUpperCase(character) ? 0.72 : 0.64;
    }

    /** Text of so many characters at most; where more is cut off, an ellipsis says so. */
    static String shortened(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}

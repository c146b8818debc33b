package io.github.rnngen.cli.console;

import java.util.Locale;

/**
 * How far training has come, as a line of text.
 *
 * @param epoch which epoch, from 1
 * @param epochs how many there are to be
 * @param part how much of the epoch is done, 0 to 1
 * @param loss of the epoch so far, or whole
 * @param validationLoss of the latest epoch that is done; not a number if there is none
 * @param rate the learning rate
 * @param elapsedNanos since training began, or went on
 * @param done how much of all there is to do was done since then, 0 to 1; 0 if that is not known
 */
public record ProgressLine(
        int epoch,
        int epochs,
        double part,
        double loss,
        double validationLoss,
        double rate,
        long elapsedNanos,
        double done) {
    private static final int SHORTEST_BAR = 8;
    private static final int LONGEST_BAR = 30;
    private static final double NANOS = 1e9;

    /** For a terminal: a bar and the figures, in as many columns as there are. */
    public String bar(int columns) {
        String figures = String.format(
                Locale.ROOT, " epoch %d/%d  %s  rate %s  %s", epoch, epochs, losses(), figure(rate), timeLeft());
        int room = columns - 1 - figures.length() - 2;
        if (room < SHORTEST_BAR) {
            String bare = figures.strip();
            return bare.substring(0, Math.min(bare.length(), Math.max(0, columns - 1)));
        }
        int width = Math.min(room, LONGEST_BAR);
        int full = (int) Math.round(width * (epoch - 1 + part) / epochs);
        return "[" + "=".repeat(full) + " ".repeat(width - full) + "]" + figures;
    }

    /** For a file: a line per epoch. */
    public String plain() {
        return String.format(Locale.ROOT, "epoch %d of %d: %s, rate %s", epoch, epochs, losses(), figure(rate));
    }

    private String losses() {
        return "loss " + figure(loss) + (Double.isNaN(validationLoss) ? "" : ", validation " + figure(validationLoss));
    }

    private String timeLeft() {
        if (done <= 0) {
            return "";
        }
        double seconds = elapsedNanos / NANOS * (1 - done) / done;
        return duration(seconds) + " left";
    }

    /** Seconds as people say them. */
    public static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        } else if (whole < 3600) {
            return whole / 60 + " min " + whole % 60 + " s";
        }
        return whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }

    /** A number with four digits that count. */
    public static String figure(double value) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        } else if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 && size < 1e5 ? "%.1f" : "%.4g", value);
    }
}

package com.example.sunspots;

import io.github.rnngen.runtime.train.Progress;
import io.github.rnngen.runtime.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Trains on the first four fifths of the years, forecasts the rest one year ahead, and shows how well that went. */
public final class SunspotStory {
    private static final double TRAINED_PART = 0.8;

    private SunspotStory() {}

    /**
     * Runs the story.
     *
     * @param args where the picture goes; then, if wished, a seed
     */
    public static void main(String[] args) throws IOException {
        Path picture = Path.of(args[0]);
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;

        Outcome outcome = run(Series.sunspots(), seed, TrainingListener.watching(SunspotStory::print));

        print(outcome);
        Files.createDirectories(picture.toAbsolutePath().getParent());
        Files.writeString(picture, outcome.picture());
        System.out.println("\nPicture: " + picture);
    }

    /**
     * What came of it.
     *
     * @param all the years
     * @param judged the years that the network was not trained on
     * @param forecasts of these years
     * @param network the errors of these forecasts
     * @param persistence the errors of the forecast that next year is like this one
     */
    record Outcome(Series all, Series judged, Series forecasts, Errors network, Errors persistence) {
        String picture() {
            return ForecastPicture.draw(all, judged, forecasts, network, persistence);
        }
    }

    static Outcome run(Series all, long seed, TrainingListener listener) {
        int lastTrained = all.firstYear() + (int) (TRAINED_PART * all.years()) - 1;
        Series trained = all.between(all.firstYear(), lastTrained);
        Series judged = all.between(lastTrained + 1, all.lastYear());

        Forecaster forecaster = Forecaster.train(trained, seed, listener);

        Series forecasts = forecaster.forecasts(all).between(judged.firstYear(), judged.lastYear());
        Series sameAgain =
                new Series(all.firstYear() + 1, all.numbers()).between(judged.firstYear(), judged.lastYear());
        return new Outcome(all, judged, forecasts, Errors.of(forecasts, judged), Errors.of(sameAgain, judged));
    }

    private static void print(Progress progress) {
        if (progress.epoch() % 20 == 0) {
            System.out.printf(Locale.ROOT, "epoch %3d: loss %.4f%n", progress.epoch(), progress.meanLoss());
        }
    }

    private static void print(Outcome outcome) {
        System.out.printf(
                "%nSunspots one year ahead, %d to %d        RMSE    MAE%n",
                outcome.judged().firstYear(), outcome.judged().lastYear());
        print("Elman network", outcome.network());
        print("next year is like this one", outcome.persistence());
    }

    private static void print(String forecast, Errors errors) {
        System.out.printf(Locale.ROOT, "%-42s %6.1f %6.1f%n", forecast, errors.rootMeanSquare(), errors.meanAbsolute());
    }
}

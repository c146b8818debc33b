package com.example.sunspots;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.sunspots.SunspotStory.Outcome;
import io.github.rnngen.runtime.train.TrainingListener;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class SunspotStoryTest {
    private static final TrainingListener SILENT = TrainingListener.watching(progress -> {});

    @Test
    void seriesIsWhole() throws IOException {
        Series all = Series.sunspots();

        assertThat(all.firstYear()).isEqualTo(1700);
        assertThat(all.lastYear()).isEqualTo(2008);
        assertThat(all.in(1957)).isEqualTo(190.2);
    }

    @Test
    void judgesTheLastFifth() throws IOException {
        Outcome outcome = run(1);

        assertThat(outcome.judged().firstYear()).isEqualTo(1947);
        assertThat(outcome.judged().years()).isEqualTo(62);
        assertThat(outcome.persistence().rootMeanSquare()).isBetween(33.2, 33.3);
    }

    /** Any seed does, not only the one that the story uses. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void errsAQuarterLessThanPersistence(long seed) throws IOException {
        Outcome outcome = run(seed);

        assertThat(outcome.network().rootMeanSquare())
                .isLessThan(outcome.persistence().rootMeanSquare() * 3 / 4);
        assertThat(outcome.network().meanAbsolute())
                .isLessThan(outcome.persistence().meanAbsolute() * 3 / 4);
    }

    @Test
    void sameSeedGivesTheSameForecasts() throws IOException {
        assertThat(run(7)).isEqualTo(run(7));
    }

    /** What comes later can't change a forecast: neither through training nor through scaling. */
    @Test
    void forecastsKnowNothingOfTheFuture() throws IOException {
        Series all = Series.sunspots();
        int lastKnown = 1970;
        List<Double> numbers = new ArrayList<>(all.numbers());
        for (int i = lastKnown + 1 - all.firstYear(); i < numbers.size(); i++) {
            numbers.set(i, 1000.0 + i);
        }

        Outcome changed = SunspotStory.run(new Series(all.firstYear(), numbers), 1, SILENT);

        assertThat(changed.forecasts().between(1947, lastKnown + 1))
                .isEqualTo(run(1).forecasts().between(1947, lastKnown + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "../../README.md"})
    void pagesShowTheFigures(String page) throws IOException {
        Outcome outcome = run(1);

        assertThat(Files.readString(Path.of(page)))
                .contains(
                        line("Elman network", outcome.network()),
                        line("next year is like this one", outcome.persistence()));
    }

    private static String line(String forecast, Errors errors) {
        return String.format(
                Locale.ROOT, "%-42s %6.1f %6.1f\n", forecast, errors.rootMeanSquare(), errors.meanAbsolute());
    }

    @Test
    void pictureIsWellFormed() throws Exception {
        Document picture = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(run(1).picture())));

        assertThat(picture.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(picture.getElementsByTagName("circle").getLength()).isEqualTo(2 * 62);
        assertThat(picture.getElementsByTagName("text").item(0).getTextContent())
                .startsWith("Sunspots");
    }

    private static Outcome run(long seed) throws IOException {
        return SunspotStory.run(Series.sunspots(), seed, SILENT);
    }
}

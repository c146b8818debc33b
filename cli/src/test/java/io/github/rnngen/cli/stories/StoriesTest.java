package io.github.rnngen.cli.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnngen.cli.stories.Story.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The samples that train by the command {@code rnngen train}, on their data, as long as a user would: better than what one
 * would say without a network, as their pages say, and the same twice. What one would say is computed here from the data.
 * With {@code -Dstories.twice=true}, that they repeat is tested in full length.
 */
class StoriesTest {
    private static final boolean TWICE = Boolean.getBoolean("stories.twice");

    @TempDir
    Path folder;

    @Test
    void sunspots() throws Exception {
        Story story = Story.of(folder, "sunspots", "train");
        double[] spots = numbers(story.column("sunspots"));
        int from = spots.length - (int) Math.round(0.2 * spots.length);

        Result result = trained(story);

        double persistence = error(spots, from, row -> spots[row - 1]);
        assertThat(result.figures("as it was when forecast").get(0)).isCloseTo(persistence, within(0.01));
        assertThat(networkError(story, result, spots, from, 1)).isLessThan(0.75 * persistence);
        assertIsShown(result, "sunspots");
        assertRepeats(story, "sunspots", "train");
    }

    @Test
    void carbonDioxide() throws Exception {
        Story story = Story.of(folder, "co2", "run");
        double[] ppm = numbers(story.column("co2_ppm"));
        int from = ppm.length - (int) Math.round(0.1 * ppm.length);

        Result result = trained(story);

        double persistence = error(ppm, from, row -> ppm[row - 13]);
        double season = error(ppm, from, row -> ppm[row - 52]);
        double growing = error(ppm, from, row -> ppm[row - 52] + ppm[row - 13] - ppm[row - 65]);
        assertThat(Arrays.stream(ppm).filter(Double::isNaN)).hasSize(59);
        assertThat(result.figures("as it was when forecast").get(0)).isCloseTo(persistence, within(0.001));
        assertThat(result.figures("as 52 rows before").get(0)).isCloseTo(season, within(0.001));
        assertThat(result.figures("as 52 rows before, and the growth since").get(0))
                .isCloseTo(growing, within(0.001));
        assertThat(networkError(story, result, ppm, from, 13)).isLessThan(0.85 * growing);
        assertIsShown(result, "co2");
        assertRepeats(story, "co2", "run");
    }

    @Test
    void digits() throws Exception {
        Story story = Story.of(folder, "digits", "run");

        Result result = trained(story);

        assertThat(result.figures("the network").get(0)).isBetween(97.0, 100.0);
        List<String> labels = story.column("label");
        List<String> answers = story.predictions("digit");
        long right = IntStream.range(0, labels.size())
                .filter(row -> labels.get(row).equals(answers.get(row)))
                .count();
        assertThat((double) right / labels.size()).isGreaterThan(0.98);
        assertIsShown(result, "digits");
        assertRepeats(story, "digits", "run");
    }

    @Test
    void words() throws Exception {
        Story story = Story.of(folder, "words", "run");
        List<String> words = Files.readAllLines(story.data());

        Result result = trained(story);

        double network = result.figures("the network").get(1);
        double usual = result.figures("by how frequent each is").get(1);
        assertThat(network).isLessThan(2.6);
        assertThat(usual).isCloseTo(bitsAfter(words, 0), within(0.03));
        assertThat(bitsAfter(words, 1)).isBetween(network + 0.5, usual);
        // Sums on vectors depend on the processor in their last digits.
        String shown = Files.readString(Path.of("..", "samples", "words", "README.md"));
        assertThat(shown).contains("100 cases");
        assertThat(new Result(0, shown.replace("\n    ", "\n"), "")
                        .figures("the network")
                        .get(1))
                .isCloseTo(network, within(0.03));
        assertRepeats(story, "words", "run");
    }

    private static Result trained(Story story) throws Exception {
        Result result = story.train();
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.err()).contains("epoch 1 of ", "validation ");
        return result;
    }

    /** The error of what predict says, which is the one that training printed. */
    private static double networkError(Story story, Result result, double[] truth, int from, int ahead)
            throws Exception {
        double[] forecasts = numbers(story.predictions("forecast"));
        double error = error(truth, from, row -> forecasts[row - ahead]);
        assertThat(result.figures("the network").get(0)).isCloseTo(error, within(1e-3 * error));
        return error;
    }

    /** The root of the mean squared error over the rows that are held out. */
    private static double error(double[] truth, int from, IntToDoubleFunction forecast) {
        return Math.sqrt(IntStream.range(from, truth.length)
                .mapToDouble(row -> truth[row] - forecast.applyAsDouble(row))
                .map(difference -> difference * difference)
                .average()
                .orElseThrow());
    }

    /** What a character costs if it is known how frequent each is after so many others; counted on all words. */
    private static double bitsAfter(List<String> words, int known) {
        double[][] counts = new double[1 << (7 * known)][128];
        for (String word : words) {
            int before = '\n';
            for (char next : (word + "\n").toCharArray()) {
                counts[known == 0 ? 0 : before][next]++;
                before = next;
            }
        }
        double bits = 0;
        double all = 0;
        for (double[] nexts : counts) {
            double sum = Arrays.stream(nexts).sum();
            bits -= Arrays.stream(nexts)
                    .filter(count -> count > 0)
                    .map(count -> count * Math.log(count / sum) / Math.log(2))
                    .sum();
            all += sum;
        }
        return bits / all;
    }

    private static void assertIsShown(Result result, String sample) throws IOException {
        String page = Files.readString(Path.of("..", "samples", sample, "README.md"));
        List<String> table = result.out()
                .lines()
                .dropWhile(line -> !line.contains("held out  ") && !line.contains("held-out rows  "))
                .toList();
        assertThat(table).hasSizeGreaterThan(2);
        assertThat(page).contains(table);
        assertThat(page.lines()
                        .map(String::strip)
                        .filter(line -> line.startsWith("training on ") || line.contains(" rows have gaps")))
                .allSatisfy(line -> assertThat(result.out()).contains(line));
    }

    private void assertRepeats(Story story, String sample, String script) throws Exception {
        Story first = Story.of(folder.resolve("first"), sample, script);
        Story second = Story.of(folder.resolve("second"), sample, script);
        String[] arguments = TWICE ? new String[] {"--threads", "1"} : new String[] {"--threads", "1", "--epochs", "1"};
        assertThat(first.train(arguments).status()).isZero();
        arguments[1] = "2";
        assertThat(second.train(arguments).status()).isZero();
        assertThat(second.weights()).isEqualTo(first.weights());
        if (TWICE) {
            assertThat(story.weights()).isEqualTo(first.weights());
        }
    }

    private static double[] numbers(List<String> texts) {
        return texts.stream()
                .mapToDouble(text -> text.isEmpty() ? Double.NaN : Double.parseDouble(text))
                .toArray();
    }
}

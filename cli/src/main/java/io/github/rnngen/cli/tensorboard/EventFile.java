package io.github.rnngen.cli.tensorboard;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** A file of events that TensorBoard follows while it grows. Not thread-safe. */
public final class EventFile implements Closeable {
    private final OutputStream out;
    private final Clock clock;

    private EventFile(OutputStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /**
     * Starts a new file in a folder, which is made if need be. Its name bears the time, by which TensorBoard orders a run's
     * files; a run that is resumed adds a file.
     *
     * @throws IOException if that can't be done
     */
    public static EventFile in(Path folder, Clock clock) throws IOException {
        Files.createDirectories(folder);
        Instant now = clock.instant();
        Path path = folder.resolve(
                String.format(Locale.ROOT, "events.out.tfevents.%d.%09d.rnngen", now.getEpochSecond(), now.getNano()));
        EventFile file = new EventFile(Files.newOutputStream(path), clock);
        try {
            file.write(TensorBoardEvents.version(file.wallTime()));
        } catch (IOException e) {
            file.close();
            throw e;
        }
        return file;
    }

    /**
     * Adds numbers of one step; those that are not finite too, as TensorBoard shows them.
     *
     * @param values by tag, such as {@code loss/training}
     */
    public void add(long step, Map<String, Double> values) throws IOException {
        write(TensorBoardEvents.scalars(wallTime(), step, values));
    }

    private double wallTime() {
        return clock.millis() / 1000.0;
    }

    private void write(byte[] event) throws IOException {
        out.write(TfRecord.frame(event));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}

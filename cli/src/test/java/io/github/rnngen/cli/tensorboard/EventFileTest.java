package io.github.rnngen.cli.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_700_000_000L, 250_000_000), ZoneOffset.UTC);

    @TempDir
    Path folder;

    /** RFC 3720, B.4: CRC-32C of 32 zeros, 32 ones, and of 0 to 31, each masked. */
    @Test
    void checksumsAreThoseOfTheStandard() {
        byte[] zeros = new byte[32];
        byte[] ones = new byte[32];
        byte[] ascending = new byte[32];
        for (int i = 0; i < 32; i++) {
            ones[i] = (byte) 0xFF;
            ascending[i] = (byte) i;
        }

        assertThat(unmasked(TfRecord.maskedChecksum(zeros, 0, 32))).isEqualTo(0x8A9136AA);
        assertThat(unmasked(TfRecord.maskedChecksum(ones, 0, 32))).isEqualTo(0x62A8AB43);
        assertThat(unmasked(TfRecord.maskedChecksum(ascending, 0, 32))).isEqualTo(0x46DD794E);
    }

    private static int unmasked(int masked) {
        return Integer.rotateLeft(masked - 0xa282ead8, 15);
    }

    @Test
    void eventsCanBeReadBack() throws IOException {
        try (EventFile file = EventFile.in(folder.resolve("runs/a"), CLOCK)) {
            file.add(1, Map.of("loss/training", 0.5, "loss/validation", 0.25));
            file.add(300, Map.of("rate", 1e-3));
        }

        try (Stream<Path> files = Files.list(folder.resolve("runs/a"))) {
            Path written = files.findFirst().orElseThrow();
            assertThat(written.getFileName()).hasToString("events.out.tfevents.1700000000.250000000.rnngen");
            List<Event> events = read(Files.readAllBytes(written));
            assertThat(events)
                    .containsExactly(
                            new Event(1_700_000_000.25, 0, "brain.Event:2", Map.of()),
                            new Event(1_700_000_000.25, 1, "", Map.of("loss/training", 0.5f, "loss/validation", 0.25f)),
                            new Event(1_700_000_000.25, 300, "", Map.of("rate", 1e-3f)));
        }
    }

    private record Event(double wallTime, long step, String version, Map<String, Float> scalars) {}

    private static List<Event> read(byte[] bytes) {
        List<Event> events = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            int start = in.position();
            int length = (int) in.getLong();
            assertThat(in.getInt()).isEqualTo(TfRecord.maskedChecksum(bytes, start, 8));
            byte[] event = new byte[length];
            in.get(event);
            assertThat(in.getInt()).isEqualTo(TfRecord.maskedChecksum(event, 0, length));
            events.add(event(ByteBuffer.wrap(event).order(ByteOrder.LITTLE_ENDIAN)));
        }
        return events;
    }

    private static Event event(ByteBuffer in) {
        double wallTime = 0;
        long step = 0;
        String version = "";
        Map<String, Float> scalars = new TreeMap<>();
        while (in.hasRemaining()) {
            switch ((int) varint(in)) {
                case 1 << 3 | 1 -> wallTime = in.getDouble();
                case 2 << 3 -> step = varint(in);
                case 3 << 3 | 2 -> version = text(in);
                case 5 << 3 | 2 -> summary(part(in), scalars);
                default -> throw new AssertionError("an unknown field at " + in.position());
            }
        }
        return new Event(wallTime, step, version, scalars);
    }

    private static void summary(ByteBuffer in, Map<String, Float> scalars) {
        while (in.hasRemaining()) {
            assertThat(varint(in)).isEqualTo(1 << 3 | 2);
            ByteBuffer value = part(in);
            assertThat(varint(value)).isEqualTo(1 << 3 | 2);
            String tag = text(value);
            assertThat(varint(value)).isEqualTo(2 << 3 | 5);
            scalars.put(tag, value.getFloat());
        }
    }

    private static ByteBuffer part(ByteBuffer in) {
        int length = (int) varint(in);
        ByteBuffer part = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + length);
        return part;
    }

    private static String text(ByteBuffer in) {
        return StandardCharsets.UTF_8.decode(part(in)).toString();
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = in.get();
            value |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }
}

package io.github.rnngen.runtime.npz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small archive of very much, or a large one, in a small heap: an error that says so. */
class ZipBombTest {
    private static final int HEAP_MEGABYTES = 32;
    private static final int ARRAY_MEGABYTES = 200;

    @TempDir
    Path folder;

    /** Reads a file, as a user's program would, and says what came of it. */
    static final class Reader {
        private Reader() {}

        public static void main(String[] args) throws IOException {
            try {
                System.out.print(NpzFile.read(Path.of(args[0])).keySet());
            } catch (NpzException e) {
                System.out.print(e.getMessage());
            }
        }
    }

    @Test
    void twoHundredMegabytesOfZeros() throws IOException, InterruptedException {
        Path bomb = folder.resolve("bomb.npz");
        int elements = ARRAY_MEGABYTES << 17;
        String dictionary = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + elements + ",), }";
        byte[] header = Archives.npy(dictionary, 0);
        try (OutputStream file = Files.newOutputStream(bomb);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("a.npy"));
            zip.write(header);
            for (int i = 0; i < ARRAY_MEGABYTES; i++) {
                zip.write(new byte[1 << 20]);
            }
        }
        assertThat(Files.size(bomb)).isLessThan(1 << 18);

        long bytes = header.length + 8L * elements;
        assertThat(read(bomb))
                .startsWith(bomb + ": holds " + bytes + " bytes when uncompressed, too much for the ")
                .endsWith(" that Java may use");
    }

    @Test
    void aFileThatIsLargerThanTheMemory() throws IOException, InterruptedException {
        Path large = folder.resolve("large.npz");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength((long) ARRAY_MEGABYTES << 20);
        }
        assertThat(read(large)).startsWith(large + ": has more than ").endsWith(" that Java may use");
    }

    private String read(Path file) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP_MEGABYTES + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }
}

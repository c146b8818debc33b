package io.github.rnngen.maven.incremental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnngen.generator.Compilation;
import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.diagnostic.Diagnostic;
import io.github.rnngen.generator.diagnostic.Location;
import io.github.rnngen.generator.emit.GeneratedFile;
import io.github.rnngen.generator.source.Imports;
import io.github.rnngen.generator.source.SourceBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    Path base;

    @Test
    void firstRunCompilesEveryModel() throws IOException {
        model("a.rnn", "generate p/A.java");
        model("sub/b.rnn", "generate p/B.java", "generate p/C.java");

        Plan plan = run();

        assertThat(plan.compiled()).containsExactly("a.rnn", "sub/b.rnn");
        assertThat(plan.current()).isEmpty();
        assertThat(generated()).containsExactly("p/A.java", "p/B.java", "p/C.java");
    }

    @Test
    void secondRunCompilesNothing() throws IOException {
        model("a.rnn", "import lib.rnn", "import none.rnn", "generate p/A.java");
        model("lib.rnn", "cell");
        run();
        age("p/A.java");

        Plan plan = run();

        assertThat(plan.compiled()).isEmpty();
        assertThat(plan.current()).containsExactly("a.rnn", "lib.rnn");
        assertThat(untouched("p/A.java")).isTrue();
    }

    @Test
    void olderContentIsAChangeToo() throws IOException {
        Path file = model("a.rnn", "generate p/A.java");
        run();
        model("a.rnn", "generate p/B.java");
        Files.setLastModifiedTime(file, LONG_AGO);

        assertThat(run().compiled()).containsExactly("a.rnn");
        assertThat(generated()).containsExactly("p/B.java");
    }

    @Test
    void newTimeAloneIsNoChange() throws IOException {
        Path file = model("a.rnn", "generate p/A.java");
        run();
        Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() + 60_000));

        assertThat(run().compiled()).isEmpty();
    }

    @Test
    void changedImportMakesItsImportersStale() throws IOException {
        model("a.rnn", "import lib.rnn", "generate p/A.java");
        model("b.rnn", "generate p/B.java");
        model("lib.rnn", "import deep.rnn");
        model("deep.rnn", "cell");
        run();
        model("deep.rnn", "another cell");

        assertThat(run().compiled()).containsExactly("a.rnn", "deep.rnn", "lib.rnn");
    }

    @Test
    void appearanceOfAMissingImportIsAChange() throws IOException {
        model("a.rnn", "import lib.rnn", "generate p/A.java");
        run();
        model("lib.rnn", "cell");

        assertThat(run().compiled()).containsExactly("a.rnn", "lib.rnn");
    }

    @Test
    void anotherToolCompilesAllButTouchesNothingThatStaysTheSame() throws IOException {
        model("a.rnn", "generate p/A.java");
        run();
        age("p/A.java");

        Plan plan = run(generation("another tool"));

        assertThat(plan.compiled()).containsExactly("a.rnn");
        assertThat(untouched("p/A.java")).isTrue();
    }

    @Test
    void generatedFileChangedByOthersIsRestored() throws IOException {
        model("a.rnn", "generate p/A.java");
        run();
        String content = Files.readString(output("p/A.java"));
        Files.writeString(output("p/A.java"), "edited");

        run();

        assertThat(output("p/A.java")).hasContent(content);
    }

    @Test
    void generatedFileDeletedByOthersIsRestored() throws IOException {
        model("a.rnn", "generate p/A.java");
        run();
        Files.delete(output("p/A.java"));

        run();

        assertThat(output("p/A.java")).exists();
    }

    @Test
    void orphansGoWithTheirEmptyFolders() throws IOException {
        Path gone = model("a.rnn", "generate p/q/A.java", "generate p/A.java");
        model("b.rnn", "generate p/B.java");
        run();
        Files.delete(gone);
        Files.writeString(output("p/Foreign.java"), "not ours");

        Plan plan = run();

        assertThat(plan.orphans()).containsExactly("p/A.java", "p/q/A.java");
        assertThat(generated()).containsExactly("p/B.java", "p/Foreign.java");
        assertThat(output("p/q")).doesNotExist();
        assertThat(run().orphans()).isEmpty();
    }

    @Test
    void fileThatMovesToAnotherModelIsNoOrphan() throws IOException {
        model("a.rnn", "generate p/A.java");
        model("b.rnn", "generate p/B.java");
        run();
        model("a.rnn", "nothing any more");
        model("b.rnn", "generate p/B.java", "generate p/A.java");

        assertThat(run().orphans()).isEmpty();
        assertThat(generated()).containsExactly("p/A.java", "p/B.java");
    }

    @Test
    void planAloneWritesNothing() throws IOException {
        model("a.rnn", "generate p/A.java");

        generation("tool").plan(models());

        assertThat(base.resolve("target")).doesNotExist();
    }

    @Test
    void faultsOfAllModelsComeTogether() throws IOException {
        model("a.rnn", "error");
        model("b.rnn", "warning", "generate p/B.java");
        model("c.rnn", "error");

        Plan plan = generation("tool").plan(models());

        assertThat(plan.diagnostics())
                .extracting(diagnostic -> diagnostic.location().toString())
                .containsExactly("a.rnn:1:1", "b.rnn:1:1", "c.rnn:1:1");
    }

    @Test
    void faultOfACommonImportComesOnce() throws IOException {
        model("a.rnn", "import lib.rnn");
        model("b.rnn", "import lib.rnn");
        model("lib.rnn", "error");

        Plan plan = generation("tool").plan(models());

        assertThat(plan.compiled()).hasSize(3);
        assertThat(plan.diagnostics()).hasSize(1);
    }

    @Test
    void warningsAreNotForgotten() throws IOException {
        model("a.rnn", "warning", "generate p/A.java");
        run();
        age("p/A.java");

        Plan plan = run();

        assertThat(plan.diagnostics()).hasSize(1);
        assertThat(untouched("p/A.java")).isTrue();
    }

    @Test
    void modelsThatClaimTheSameFileAreNamed() throws IOException {
        model("a.rnn", "generate p/A.java");
        model("b.rnn", "generate p/A.java");

        Plan plan = generation("tool").plan(models());

        assertThat(plan.contested()).containsOnlyKeys("p/A.java");
        assertThat(plan.contested().get("p/A.java")).extracting(Claim::model).containsExactly("a.rnn", "b.rnn");
    }

    @Test
    void unreadableImportIsAFailureToRead() throws IOException {
        model("a.rnn", "unreadable");

        assertThatThrownBy(this::run).isInstanceOf(IOException.class).hasMessage("cannot read lib.rnn: why");
    }

    private Plan run() throws IOException {
        return run(generation("tool"));
    }

    private Plan run(Generation generation) throws IOException {
        Plan plan = generation.plan(models());
        generation.carryOut(plan);
        return plan;
    }

    private Generation generation(String tool) {
        OutputFolder output = OutputFolder.untouched(base.resolve("target/out"));
        return new Generation(base, output, "execution", base.resolve("target/ledger"), tool, GenerationTest::compile);
    }

    /** A language of a few words. */
    private static Compilation compile(SourceBytes model, Imports imports) {
        List<GeneratedFile> files = new ArrayList<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (String line :
                new String(model.bytes(), StandardCharsets.UTF_8).lines().toList()) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "generate" -> files.add(new GeneratedFile(words[1], "// from " + model.name() + "\n"));
                case "import" ->
                    imports.find(model.name(), words[1])
                            .ifPresent(found ->
                                    diagnostics.addAll(compile(found, imports).diagnostics()));
                case "error" -> diagnostics.add(diagnostic(Code.SHAPE, model));
                case "warning" -> diagnostics.add(diagnostic(Code.UNUSED, model));
                case "unreadable" -> throw new UncheckedIOException("cannot read lib.rnn: why", new IOException("why"));
                default -> {}
            }
        }
        return new Compilation(files, diagnostics);
    }

    private static Diagnostic diagnostic(Code code, SourceBytes model) {
        return Diagnostic.of(code, Location.wholeFile(model.name()), "a fault");
    }

    private Path model(String name, String... lines) throws IOException {
        Path file = base.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, List.of(lines));
    }

    private NavigableSet<String> models() throws IOException {
        return filesBelow(base, ".rnn");
    }

    private NavigableSet<String> generated() throws IOException {
        return filesBelow(base.resolve("target/out"), "");
    }

    private static NavigableSet<String> filesBelow(Path folder, String suffix) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            NavigableSet<String> names = new TreeSet<>();
            walk.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(suffix))
                    .forEach(names::add);
            return names;
        }
    }

    private Path output(String path) {
        return base.resolve("target/out").resolve(path);
    }

    private void age(String path) throws IOException {
        Files.setLastModifiedTime(output(path), LONG_AGO);
    }

    private boolean untouched(String path) throws IOException {
        return Files.getLastModifiedTime(output(path)).equals(LONG_AGO);
    }
}

package io.github.rnngen.benchmarks.table;

import java.util.List;

/** The parts of the page. */
final class Sections {
    /** In the order of the page. */
    static final List<Section> ALL = List.of(
            new TrainingSection(),
            new ReferenceSection(),
            new Dl4jSection(),
            new RatesSection(),
            new ThreadsSection(),
            new StreamingSection(),
            new StartupSection());

    private Sections() {}
}

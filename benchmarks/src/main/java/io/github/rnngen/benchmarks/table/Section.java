package io.github.rnngen.benchmarks.table;

import java.io.IOException;

/** A part of the page. */
interface Section {
    /** As the option names it. */
    String name();

    /** Under which precision its results are kept. */
    default String precision(String chosen) {
        return chosen;
    }

    /** Measures all contenders by turns. */
    void measure(Session session) throws IOException, InterruptedException;

    /**
     * The part of the page.
     *
     * @param view at least one result
     * @param pictures where it may put pictures
     */
    String text(View view, Pictures pictures) throws IOException;
}

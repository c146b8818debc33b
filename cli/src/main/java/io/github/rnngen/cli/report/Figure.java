package io.github.rnngen.cli.report;

/** Something to look at in a report. */
public sealed interface Figure permits LineChart, ConfusionTable, HeatMap, Listing, Grid {
    /** As HTML. */
    String render();
}

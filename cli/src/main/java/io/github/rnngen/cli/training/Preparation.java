package io.github.rnngen.cli.training;

import java.util.List;
import java.util.Map;

/**
 * What turns new data into what the network was trained on: it is saved with the weights.
 *
 * @param mapping what columns mean
 * @param scales of the columns with numbers
 * @param categories of the other columns
 */
public record Preparation(TableMapping mapping, ColumnScales scales, Map<String, List<String>> categories) {
    public Preparation {
        categories = Map.copyOf(categories);
    }
}

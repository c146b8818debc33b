package io.github.rnngen.cli.training;

import io.github.rnngen.runtime.Port;
import java.util.List;

/**
 * The columns that hold a port's values.
 *
 * @param perStep whether a row has a value for each of the model's steps
 */
public record PortColumns(Port port, List<String> columns, boolean perStep) {
    public PortColumns {
        columns = List.copyOf(columns);
    }
}

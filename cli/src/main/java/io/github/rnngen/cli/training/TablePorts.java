package io.github.rnngen.cli.training;

import io.github.rnngen.cli.csv.Column;
import io.github.rnngen.cli.csv.CsvTable;
import io.github.rnngen.runtime.Elements;
import io.github.rnngen.runtime.Port;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a table's columns hold for the ports of a network.
 *
 * @param steps of the network
 */
record TablePorts(int steps, TableMapping mapping, CsvTable table) {
    /** What was met in each column of categories. */
    Map<String, List<String>> categories() {
        Map<String, List<String>> categories = new HashMap<>();
        Set<String> values = mapping.columns();
        table.columns().forEach((name, column) -> {
            if (column instanceof Column.Categories found && values.contains(name)) {
                categories.put(name, found.names());
            }
        });
        return categories;
    }

    /** What the classes of each index are called. */
    Map<String, List<String>> labels() {
        Map<String, List<String>> labels = new HashMap<>();
        mapping.ports().filter(ports -> ports.port().isIndex()).forEach(ports -> {
            List<String> names = table.categories(ports.columns().get(0)).names();
            for (String column : ports.columns()) {
                if (!table.categories(column).names().equals(names)) {
                    throw new MappingException("columns " + ports.columns().get(0) + " and " + column
                            + " belong to the same index, so they need the same categories: number them from 0 to "
                            + (ports.port().classes() - 1));
                }
            }
            labels.put(ports.port().name(), names);
        });
        return labels;
    }

    /** Their values, scaled. */
    <A> List<PortData<A>> of(Elements<A> elements, Preparation preparation) {
        List<PortData<A>> ports = new ArrayList<>();
        mapping.inputs().forEach(port -> ports.add(data(elements, preparation, port, 0, PortData.Once.FIRST)));
        mapping.targets()
                .forEach(port -> ports.add(data(elements, preparation, port, mapping.ahead(), PortData.Once.LAST)));
        return ports;
    }

    private <A> PortData<A> data(
            Elements<A> elements, Preparation preparation, PortColumns columns, int ahead, PortData.Once once) {
        Port port = columns.port();
        boolean ofRow = mapping.rowsAreSequences() && !columns.perStep();
        PortData.Place place = new PortData.Place(ahead, once, ofRow ? steps : 1);
        return port.isIndex()
                ? new PortData.Indices<>(port, place, indices(columns))
                : new PortData.Values<>(port, place, elements, values(elements, preparation, columns));
    }

    /** {@code [row][column]}. */
    private <A> A values(Elements<A> elements, Preparation preparation, PortColumns columns) {
        int width = columns.columns().size();
        A data = elements.allocate(Math.multiplyExact(table.rows(), width));
        for (int i = 0; i < width; i++) {
            String name = columns.columns().get(i);
            Column.Numbers numbers = table.numbers(name);
            for (int row = 0; row < numbers.rows(); row++) {
                elements.set(data, row * width + i, preparation.scales().scaled(name, numbers.at(row)));
                if (Double.isInfinite(elements.get(data, row * width + i))) {
                    throw new MappingException("the " + name + " of row " + (row + 1) + ", the header not counted, is "
                            + numbers.at(row) + ", too large for precision "
                            + elements.precision().name().toLowerCase(Locale.ROOT));
                }
            }
        }
        return data;
    }

    /** {@code [row][column]}. */
    private int[] indices(PortColumns columns) {
        int width = columns.columns().size();
        int[] data = new int[Math.multiplyExact(table.rows(), width)];
        for (int i = 0; i < width; i++) {
            int[] codes = table.categories(columns.columns().get(i)).codes();
            for (int row = 0; row < codes.length; row++) {
                data[row * width + i] = codes[row];
            }
        }
        return data;
    }
}

package io.github.rnngen.generator.schedule.lower;

import io.github.rnngen.generator.check.Shape;
import io.github.rnngen.generator.graph.Axes;
import io.github.rnngen.generator.graph.Node;
import io.github.rnngen.generator.graph.Op;
import io.github.rnngen.generator.graph.StepGraph;
import io.github.rnngen.generator.schedule.ir.Buffer;
import io.github.rnngen.generator.schedule.ir.BufferNames;
import io.github.rnngen.generator.schedule.ir.KernelSizes;
import io.github.rnngen.generator.schedule.ir.RowDistance;
import io.github.rnngen.generator.schedule.ir.Space;
import io.github.rnngen.generator.schedule.ir.WorkPlan;
import io.github.rnngen.runtime.Parameter;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Signature;
import io.github.rnngen.runtime.StateSlot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where every value lies. Outputs and gradients are computed right into the caller's arrays. A value that is read in its
 * own section and step alone has one row; one that is read later has a row per step, behind rows for its boundary if it
 * is read at other steps.
 */
final class Buffers {
    private final StepGraph graph;
    private final Signature signature;
    private final boolean keepSteps;
    private final int sequencesAtOnce;
    private final boolean rowsInLines;
    private final Map<Integer, Buffer> values = new LinkedHashMap<>();
    private final Map<ProductGroups.Group, Map<Integer, Buffer>> rows = new HashMap<>();
    private final Map<Integer, Buffer> tables = new HashMap<>();
    private final Map<String, Buffer> parameters = new HashMap<>();
    private final Map<String, Buffer> ports = new HashMap<>();
    private final Map<String, StateSlot> slots = new HashMap<>();
    private final BufferNames names = new BufferNames();

    /** Rows before the first and after the last step that shifts of a value reach, and whether they are zero. */
    private record Padding(int before, int after, boolean zero) {
        Padding with(int by, boolean zeroBoundary) {
            return new Padding(Math.max(before, -by), Math.max(after, by), zeroBoundary);
        }
    }

    /**
     * Memory for a graph's values.
     *
     * @param keepSteps whether every value of a step has a row per step
     * @param rowsInLines whether rows of single sequences are made as long as vectors fill
     */
    Buffers(
            StepGraph graph,
            Signature signature,
            List<Placement.Draft> drafts,
            Dependences reads,
            ProductGroups groups,
            boolean keepSteps,
            int sequencesAtOnce,
            boolean rowsInLines) {
        this.graph = graph;
        this.signature = signature;
        this.keepSteps = keepSteps;
        this.sequencesAtOnce = sequencesAtOnce;
        this.rowsInLines = rowsInLines && sequencesAtOnce == 1;
        for (Parameter parameter : signature.parameters()) {
            Shape shape = new Shape(parameter.shape());
            parameters.put(
                    parameter.name(),
                    Buffer.single(Space.PARAMETERS, parameter.name(), shape, parameter.offset(), parameter.elements()));
        }
        Stream.of(signature.inputs(), signature.targets(), signature.outputs())
                .flatMap(List::stream)
                .forEach(port -> ports.put(port.name(), port(port)));
        signature.states().forEach(slot -> slots.put(slot.name(), slot));
        graph.results(StepGraph.Result.Kind.OUTPUT).forEach(output -> values.put(output.node(), port(output.name())));
        for (StepGraph.Result gradient : graph.results(StepGraph.Result.Kind.GRADIENT)) {
            Buffer parameter = parameter(gradient.name());
            values.put(
                    gradient.node(),
                    Buffer.single(
                            Space.GRADIENTS,
                            parameter.name(),
                            parameter.shape(),
                            parameter.offset(),
                            parameter.length()));
        }
        place(drafts, reads, groups);
    }

    private Buffer port(Port port) {
        int elements = port.elements();
        int rows = port.once() ? 1 : signature.steps();
        int stepStride = port.once() ? 0 : signature.batch() * elements;
        int length = rows * signature.batch() * elements;
        int sequenceStride = signature.batch() == 1 ? 0 : elements;
        Shape shape = new Shape(port.shape());
        return new Buffer(
                Space.PORT,
                port.name(),
                port.name(),
                shape,
                0,
                stepStride,
                sequenceStride,
                0,
                0,
                false,
                length,
                elements);
    }

    private void place(List<Placement.Draft> drafts, Dependences reads, ProductGroups groups) {
        Map<Integer, Padding> paddings = paddings();
        Map<Integer, Placement.Draft> draftOf = new HashMap<>();
        drafts.forEach(draft -> draft.values.forEach(value -> draftOf.put(value, draft)));
        Set<Integer> readLater = new HashSet<>(paddings.keySet());
        reads.values()
                .forEach(reader -> reads.of(reader).stream()
                        .filter(read -> read.complete() || draftOf.get(reader) != draftOf.get(read.value()))
                        .forEach(read -> readLater.add(read.value())));
        for (Placement.Draft draft : drafts) {
            for (int value : draft.values) {
                groups.of(value).filter(group -> group.isFirst(value)).ifPresent(group -> place(group, readLater));
            }
        }
        for (Placement.Draft draft : drafts) {
            for (int value : draft.values) {
                if (!values.containsKey(value)
                        && !groups.isAddedToAnother(value)
                        && groups.wholeOf(value).isEmpty()) {
                    Padding padding = paddings.getOrDefault(value, new Padding(0, 0, false));
                    values.put(value, work(graph.node(value), readLater.contains(value), padding));
                }
            }
        }
        for (Placement.Draft draft : drafts) {
            for (int value : draft.values) {
                groups.wholeOf(value).ifPresent(whole -> values.put(value, Objects.requireNonNull(values.get(whole))));
            }
        }
    }

    /** Rows that hold the results of a group side by side, and those that hold what it multiplies. */
    private void place(ProductGroups.Group group, Set<Integer> readLater) {
        if (group.whole().isEmpty()) {
            boolean results = group.results().stream().anyMatch(readLater::contains);
            values.putAll(sideBySide(names.unique(group.name()), group.results(), resultRow(group), results));
        }
        if (group.hasRows()) {
            boolean vectors = group.inPlace().stream().anyMatch(readLater::contains);
            Map<Integer, Buffer> columns = sideBySide(
                    names.unique(group.name() + "Vectors"),
                    group.vectors(),
                    RowDistance.atLeast(group.terms()),
                    vectors);
            rows.put(group, columns);
            group.inPlace().forEach(vector -> values.put(vector, Objects.requireNonNull(columns.get(vector))));
        }
    }

    /** How long a row is that holds the results of a group side by side. */
    int resultRow(ProductGroups.Group group) {
        return rowsInLines ? WorkPlan.wholeLines(signature.precision(), group.columns()) : group.columns();
    }

    /** Rows of values that lie side by side; each value is a range of columns. */
    private Map<Integer, Buffer> sideBySide(String name, List<Integer> ids, int stride, boolean readLater) {
        Map<Integer, Buffer> columns = new LinkedHashMap<>();
        int rowOfStep = Math.multiplyExact(sequencesAtOnce, stride);
        int column = 0;
        for (int id : ids) {
            Node node = graph.node(id);
            boolean perStep = isPerStep(node, readLater);
            columns.put(
                    id,
                    new Buffer(
                            Space.WORK,
                            node.name().isEmpty() ? name : BufferNames.javaName(node.name()),
                            name,
                            node.shape(),
                            column,
                            perStep ? rowOfStep : 0,
                            sequencesAtOnce == 1 ? 0 : stride,
                            0,
                            0,
                            false,
                            Math.multiplyExact(perStep ? signature.steps() : 1, rowOfStep),
                            node.shape().elements()));
            column += node.shape().elements();
        }
        return columns;
    }

    private boolean isPerStep(Node node, boolean readLater) {
        return node.axes() == Axes.STEP && (readLater || keepSteps);
    }

    private Map<Integer, Padding> paddings() {
        Map<Integer, Padding> paddings = new HashMap<>();
        for (StepGraph.State state : graph.states()) {
            int depth = state.depth();
            paddings.put(state.value(), new Padding(state.reverse() ? 0 : depth, state.reverse() ? depth : 0, false));
        }
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Op.Shift shift) {
                boolean zero = !(graph.node(node.operand(1)).op() instanceof Op.History);
                Padding known = paddings.getOrDefault(node.operand(0), new Padding(0, 0, zero));
                paddings.put(node.operand(0), known.with(shift.by(), zero));
            }
        }
        return paddings;
    }

    private Buffer work(Node node, boolean readLater, Padding padding) {
        int elements = node.shape().elements();
        boolean perStep = isPerStep(node, readLater);
        int steps = perStep ? signature.steps() + padding.before + padding.after : 1;
        int sequences = node.axes() == Axes.NONE ? 1 : sequencesAtOnce;
        int rowLength = rowLength(node);
        int rowsOfStep = Math.multiplyExact(sequences, rowLength);
        String name = names.unique(node.name());
        return new Buffer(
                Space.WORK,
                name,
                name,
                node.shape(),
                0,
                perStep ? rowsOfStep : 0,
                sequences == 1 ? 0 : elements,
                padding.before,
                padding.after,
                padding.zero,
                Math.multiplyExact(steps, rowsOfStep),
                rowLength);
    }

    private int rowLength(Node node) {
        int elements = node.shape().elements();
        boolean inLines = rowsInLines && node.shape().rank() == 1 && elements >= KernelSizes.SHORTEST_ROW;
        return inLines ? WorkPlan.wholeLines(signature.precision(), elements) : elements;
    }

    Buffer parameter(String name) {
        return present(parameters.get(name), name);
    }

    Buffer port(String name) {
        return present(ports.get(name), name);
    }

    /** Where a stored value lies, if it is stored. */
    Optional<Buffer> value(int id) {
        return Optional.ofNullable(values.get(id));
    }

    /** Where the product of a group reads one of the vectors that it multiplies. */
    Buffer inRows(ProductGroups.Group group, int vector) {
        return Objects.requireNonNull(rows.getOrDefault(group, Map.of()).get(vector));
    }

    /** A state's values in the caller's array; a row per step of its depth, the oldest first. */
    Buffer state(Space space, String name) {
        StateSlot slot = present(slots.get(name), name);
        Shape shape = new Shape(slot.shape());
        int sequenceStride = signature.batch() == 1 ? 0 : signature.stateCount();
        return new Buffer(
                space,
                name,
                name,
                shape,
                slot.offset(),
                shape.elements(),
                sequenceStride,
                0,
                0,
                false,
                slot.elements(),
                shape.elements());
    }

    /** An array of the numbers of a constant. */
    Buffer table(Node node) {
        return tables.computeIfAbsent(
                node.id(),
                id -> Buffer.single(
                        Space.TABLE,
                        names.unique(node.name().isEmpty() ? "table" : node.name()),
                        node.shape(),
                        0,
                        node.shape().elements()));
    }

    /** The constants that {@link #table} was asked for, by buffer. */
    Map<Buffer, List<Double>> tables() {
        Map<Buffer, List<Double>> contents = new LinkedHashMap<>();
        tables.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> contents.put(
                        entry.getValue(),
                        ((Op.Constant) graph.node(entry.getKey()).op()).values()));
        return contents;
    }

    private static <T> T present(@org.jspecify.annotations.Nullable T value, String name) {
        if (value == null) {
            throw new IllegalStateException("nothing known of " + name);
        }
        return value;
    }
}

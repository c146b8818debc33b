package io.github.rnngen.generator.schedule.lower;

import io.github.rnngen.generator.check.Shape;
import io.github.rnngen.generator.graph.Axes;
import io.github.rnngen.generator.graph.ExpressionPrinter;
import io.github.rnngen.generator.graph.Labels;
import io.github.rnngen.generator.graph.Node;
import io.github.rnngen.generator.graph.Op;
import io.github.rnngen.generator.graph.StepGraph;
import io.github.rnngen.generator.schedule.ir.Affine;
import io.github.rnngen.generator.schedule.ir.Buffer;
import io.github.rnngen.generator.schedule.ir.Expr;
import io.github.rnngen.generator.schedule.ir.Expr.Range;
import io.github.rnngen.generator.schedule.ir.Section;
import io.github.rnngen.generator.schedule.ir.Section.Phase;
import io.github.rnngen.generator.schedule.ir.Section.Stage;
import io.github.rnngen.generator.schedule.ir.Section.Time;
import io.github.rnngen.generator.schedule.ir.Space;
import io.github.rnngen.generator.schedule.ir.Stmt;
import io.github.rnngen.generator.schedule.ir.Variable;
import io.github.rnngen.runtime.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns a graph into sections of loops over elements. */
public final class Lowering {
    private final StepGraph graph;
    private final Signature signature;
    private final Affine length;
    private final int sequencesAtOnce;
    private final Products products;
    private final Set<Integer> stored;
    private final Map<Integer, String> labels;
    private final Dependences reads;
    private final List<Placement.Draft> drafts;
    private final ProductGroups groups;
    private final Buffers buffers;
    private final Elements elements;
    private final ProductStatements productStatements;

    private Lowering(StepGraph graph, Signature signature, Form form, boolean rowsInLines) {
        this.graph = graph;
        this.signature = signature;
        this.sequencesAtOnce = form == Form.PRODUCTS && !signature.variableLength() ? signature.batch() : 1;
        this.products = form == Form.PRODUCTS ? Products.of(graph, sequencesAtOnce) : Products.none(graph);
        boolean lengthsDiffer = signature.variableLength() && signature.steps() > 1;
        this.length = lengthsDiffer ? Affine.of(Variable.LENGTH) : Affine.of(signature.steps());
        this.stored = Storage.choose(graph, products, form == Form.PRODUCTS ? sequencesAtOnce : 0);
        this.labels = Labels.of(graph, stored);
        this.reads = Dependences.of(graph, stored, products);
        this.drafts = Placement.place(graph, reads, products);
        this.groups = ProductGroups.of(graph, products, stored, drafts);
        this.buffers = new Buffers(
                graph, signature, drafts, reads, groups, form == Form.STEPS_KEPT, sequencesAtOnce, rowsInLines);
        this.elements = new Elements(graph, buffers, groups, length, signature.batch() == 1);
        this.productStatements = new ProductStatements(graph, signature, sequencesAtOnce, groups, buffers);
    }

    /** What code is made for. */
    public enum Form {
        /** Loops over elements, one sequence after another. */
        LOOPS,
        /** The same, and the values of each step have memory of their own, so that nothing is overwritten. */
        STEPS_KEPT,
        /** Products of matrices with a row per sequence, or per step and sequence. */
        PRODUCTS
    }

    /**
     * The sections of a graph whose values are {@link Separate}.
     *
     * @param rowsInLines whether rows of single sequences are made as long as vectors fill
     */
    public static Lowered lower(StepGraph graph, Signature signature, Form form, boolean rowsInLines) {
        return new Lowering(graph, signature, form, rowsInLines).lower();
    }

    /** Sections, the contents of the tables that they read, and where the loss lies in the end, if there is one. */
    public record Lowered(List<Section> sections, Map<Buffer, List<Double>> tables, Optional<Buffer> loss) {}

    private Lowered lower() {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(Phase.INITIAL, Stage.SEQUENCE, Time.NONE, false, initialStates()));
        sections.add(new Section(Phase.FORWARD, Stage.SEQUENCE, Time.NONE, false, enterStates()));
        List<Section> computed = drafts.stream().map(this::section).toList();
        clears().forEach(sections::add);
        computed.stream().filter(section -> section.phase() == Phase.FORWARD).forEach(sections::add);
        sections.add(new Section(Phase.FORWARD, Stage.SEQUENCE, Time.NONE, false, leaveStates()));
        sections.add(new Section(Phase.BACKWARD, Stage.SEQUENCE, Time.NONE, false, clearEnds()));
        computed.stream().filter(section -> section.phase() != Phase.FORWARD).forEach(sections::add);
        Optional<Buffer> loss = graph.results(StepGraph.Result.Kind.LOSS).stream()
                .findFirst()
                .flatMap(result -> buffers.value(result.node()));
        return new Lowered(sections, buffers.tables(), loss);
    }

    private Section section(Placement.Draft draft) {
        List<Stmt> body = new ArrayList<>();
        for (int value : inOrder(draft)) {
            Node node = graph.node(value);
            if (products.contains(value)) {
                body.addAll(product(node, draft.spans));
            } else if (!groups.isWhole(value)) {
                body.add(new Stmt.Remark(remark(node)));
                Axes read = node.op() instanceof Op.SumOver sum ? sum.from() : node.axes();
                body.addAll(eachSequence(read, compute(node)));
            }
        }
        return new Section(draft.phase, draft.stage, draft.time, draft.sums, body);
    }

    /** Values after those that they read; products as late as that leaves them, so that they part few loops. */
    private List<Integer> inOrder(Placement.Draft draft) {
        List<Integer> order = new ArrayList<>();
        Set<Integer> waiting = new TreeSet<>(draft.values);
        while (!waiting.isEmpty()) {
            List<Integer> ready = waiting.stream()
                    .filter(value ->
                            readsOfGroup(value).noneMatch(read -> read.by() == 0 && waiting.contains(read.value())))
                    .toList();
            List<Integer> next =
                    ready.stream().filter(value -> !products.contains(value)).toList();
            order.addAll(next.isEmpty() ? ready : next);
            waiting.removeAll(next.isEmpty() ? ready : next);
        }
        return order;
    }

    private Stream<Dependences.Read> readsOfGroup(int value) {
        return groups.of(value).map(ProductGroups.Group::members).orElse(List.of(value)).stream()
                .flatMap(member -> reads.of(member).stream());
    }

    /** The model's own equation; what is in a cell has qualified names instead, for there may be several such cells. */
    private String remark(Node node) {
        String equation = graph.equations().get(node.id());
        String label = labels.get(node.id());
        if (equation != null && label != null && label.indexOf('.') < 0) {
            return equation;
        }
        if (node.op() instanceof Op.Spread) {
            boolean output = buffers.value(node.id()).orElseThrow().space() == Space.PORT;
            return output ? "output" : label + ", kept for other steps";
        }
        return label + " = " + formula(node.id());
    }

    private List<Stmt> compute(Node node) {
        if (node.op() instanceof Op.Join) {
            int middle = graph.node(node.operand(0)).shape().elements();
            return concat(
                    part(node, 0, middle, place -> operand(node, 0, place)),
                    part(node, middle, node.shape().elements(), place -> operand(node, 1, place.plus(-middle))));
        } else if (node.op() instanceof Op.Pad pad) {
            int end = pad.from() + graph.node(node.operand(0)).shape().elements();
            return concat(
                    part(node, 0, pad.from(), place -> Expr.Number.ZERO),
                    part(node, pad.from(), end, place -> operand(node, 0, place.plus(-pad.from()))),
                    part(node, end, node.shape().elements(), place -> Expr.Number.ZERO));
        } else if (node.op() instanceof Op.Scatter) {
            return concat(all(node, place -> Expr.Number.ZERO, false), scatter(node, node, false));
        } else if (node.op() instanceof Op.SumOver && isScattered(node.operand(0))) {
            return scatter(node, graph.node(node.operand(0)), true);
        }
        boolean add = node.op() instanceof Op.SumOver;
        return all(node, place -> elements.compute(node, Affine.of(Variable.STEP), place), add);
    }

    /** Statements that compute a value's rows of all sequences, from those that compute one. */
    private List<Stmt> eachSequence(Axes axes, List<Stmt> statements) {
        boolean loop = sequencesAtOnce > 1 && axes != Axes.NONE && !statements.isEmpty();
        return loop ? List.of(new Stmt.EachSequence(sequencesAtOnce, statements)) : statements;
    }

    /** The product that computes a value; the first of several that are one computes them all. */
    private List<Stmt> product(Node node, boolean allSteps) {
        Optional<ProductGroups.Group> group = groups.of(node.id());
        if (group.isEmpty()) {
            return List.of(new Stmt.Remark(remark(node)), productStatements.of(node, allSteps));
        } else if (!group.get().isFirst(node.id())) {
            return List.of();
        }
        List<Stmt> statements = new ArrayList<>();
        if (group.get().hasRows()) {
            statements.addAll(copies(group.get()));
        }
        group.get().sums().forEach(sum -> statements.add(new Stmt.Remark(equation(group.get(), sum))));
        statements.add(productStatements.of(node, allSteps));
        return statements;
    }

    /** What the first of some products holds: their sum. */
    private String equation(ProductGroups.Group group, List<Integer> sum) {
        String label = labels.get(group.whole().orElse(sum.get(0)));
        return label + " = " + sum.stream().map(this::formula).collect(Collectors.joining(" + "));
    }

    private String name(int id) {
        return Optional.ofNullable(labels.get(id)).orElseGet(() -> formula(id));
    }

    private String formula(int id) {
        return ExpressionPrinter.print(
                graph,
                id,
                other -> groups.isAddedToAnother(other) ? Optional.of("") : Optional.ofNullable(labels.get(other)));
    }

    /** Puts vectors that lie elsewhere where the product of their group reads them. */
    private List<Stmt> copies(ProductGroups.Group group) {
        List<Stmt> copies = new ArrayList<>();
        copies.add(new Stmt.Remark(
                group.vectors().stream().map(this::name).collect(Collectors.joining(", ")) + " side by side"));
        for (int vector : group.vectors()) {
            if (!group.inPlace().contains(vector)) {
                Node node = graph.node(vector);
                Buffer to = buffers.inRows(group, vector);
                List<Range> ranges = elements.ranges(node.shape());
                Affine step = Affine.of(Variable.STEP);
                Expr value = elements.of(vector, step, affine(ranges));
                Affine index = to.at(step, Elements.position(node.shape(), affine(ranges)));
                copies.addAll(
                        eachSequence(node.axes(), List.of(loops(ranges, new Stmt.Assign(to, index, value, false)))));
            }
        }
        return copies;
    }

    private boolean isScattered(int id) {
        return graph.node(id).op() instanceof Op.Scatter && !stored.contains(id);
    }

    /** Stores, or adds to, all elements of a value. */
    private List<Stmt> all(Node node, Function<List<Affine>, Expr> element, boolean add) {
        List<Range> ranges = elements.ranges(node.shape());
        List<Affine> place = affine(ranges);
        return List.of(store(node, ranges, place, element.apply(place), add));
    }

    /** Puts a row where the index says, in the memory of the target. */
    private List<Stmt> scatter(Node target, Node scatter, boolean add) {
        Node row = graph.node(scatter.operand(0));
        Buffer buffer = buffers.value(target.id()).orElseThrow();
        Affine step = Affine.of(Variable.STEP);
        Expr.Load index = elements.index(scatter.operand(1), step);
        List<Range> ranges = elements.ranges(row.shape());
        Affine position = Elements.position(row.shape(), affine(ranges));
        Expr value = elements.of(row.id(), step, affine(ranges));
        int stride = row.shape().elements();
        Affine place = buffer.at(step, position);
        return List.of(
                loops(ranges, new Stmt.Scatter(buffer, place, stride, index.buffer(), index.index(), value, add)));
    }

    private Expr operand(Node node, int position, Affine place) {
        return elements.of(node.operand(position), Affine.of(Variable.STEP), List.of(place));
    }

    /** Stores the elements from one position to another of a vector. */
    private List<Stmt> part(Node node, int from, int to, Function<Affine, Expr> element) {
        if (from == to) {
            return List.of();
        }
        Variable counter = elements.counter();
        Affine place = Affine.of(counter).plus(from);
        return List.of(
                store(node, List.of(new Range(counter, to - from)), List.of(place), element.apply(place), false));
    }

    private Stmt store(Node node, List<Range> ranges, List<Affine> place, Expr value, boolean add) {
        Buffer buffer = buffers.value(node.id()).orElseThrow();
        Affine index = buffer.at(Affine.of(Variable.STEP), Elements.position(node.shape(), place));
        return loops(ranges, new Stmt.Assign(buffer, index, value, add));
    }

    private static Stmt loops(List<Range> ranges, Stmt innermost) {
        Stmt statement = innermost;
        for (int i = ranges.size() - 1; i >= 0; i--) {
            statement = new Stmt.Loop(ranges.get(i).variable(), ranges.get(i).extent(), List.of(statement));
        }
        return statement;
    }

    /** Sums start at zero: those over all sequences once, the others anew for each, but for those that are one product. */
    private List<Section> clears() {
        List<Section> clears = new ArrayList<>();
        for (Placement.Draft draft : drafts) {
            for (int value : draft.values) {
                boolean product = products.contains(value) && productStatements.isWholeSum(draft.spans);
                if (graph.node(value).op() instanceof Op.SumOver sum && !product) {
                    Stage stage = sum.to() == Axes.NONE ? Stage.BEFORE : Stage.SEQUENCE;
                    Stmt clear = new Stmt.Clear(buffers.value(value).orElseThrow());
                    clears.add(new Section(draft.phase, stage, Time.NONE, false, List.of(clear)));
                }
            }
        }
        return clears;
    }

    /** start = initial values. */
    private List<Stmt> initialStates() {
        List<Stmt> body = new ArrayList<>();
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Op.History history) {
                Buffer start = buffers.state(Space.START, history.state());
                Variable row = elements.counter();
                List<Range> ranges = new ArrayList<>(List.of(new Range(row, start.length() / start.stepStride())));
                List<Range> place = elements.ranges(node.shape());
                ranges.addAll(place);
                Expr initial = elements.of(
                        node.operand(0),
                        Affine.ZERO,
                        graph.node(node.operand(0)).shape().isScalar() ? List.of() : affine(place));
                Affine index = start.at(Affine.of(row), Elements.position(node.shape(), affine(place)));
                body.add(loops(ranges, new Stmt.Assign(start, index, initial, false)));
            }
        }
        return eachSequence(Axes.SEQUENCE, body);
    }

    /** The rows of a state before the first step = start. */
    private List<Stmt> enterStates() {
        List<Stmt> body = new ArrayList<>();
        for (StepGraph.State state : graph.states()) {
            Buffer start = buffers.state(Space.START, state.name());
            Buffer value = buffers.value(state.value()).orElseThrow();
            body.add(new Stmt.Remark(state.name() + " before the first step"));
            for (int row = 0; row < state.depth(); row++) {
                Affine step = state.reverse() ? length.plus(state.depth() - 1 - row) : Affine.of(row - state.depth());
                body.add(copyRow(start, Affine.of(row), value, step, state.shape()));
            }
        }
        return eachSequence(Axes.SEQUENCE, body);
    }

    /** end = the rows of a state at the last steps. */
    private List<Stmt> leaveStates() {
        List<Stmt> body = new ArrayList<>();
        for (StepGraph.State state : graph.states()) {
            Buffer end = buffers.state(Space.END, state.name());
            Buffer value = buffers.value(state.value()).orElseThrow();
            body.add(new Stmt.Remark(state.name() + " after the last step"));
            for (int row = 0; row < state.depth(); row++) {
                Affine step = state.reverse() ? Affine.of(state.depth() - 1 - row) : length.plus(row - state.depth());
                body.add(copyRow(value, step, end, Affine.of(row), state.shape()));
            }
        }
        return eachSequence(Axes.SEQUENCE, body);
    }

    private Stmt copyRow(Buffer from, Affine fromRow, Buffer to, Affine toRow, Shape shape) {
        List<Range> ranges = elements.ranges(shape);
        Affine position = Elements.position(shape, affine(ranges));
        Expr value = new Expr.Load(from, from.at(fromRow, position));
        return loops(ranges, new Stmt.Assign(to, to.at(toRow, position), value, false));
    }

    /** Where lengths differ, an earlier sequence has left something behind the end of a shorter one. */
    private List<Stmt> clearEnds() {
        List<Stmt> body = new ArrayList<>();
        for (Buffer buffer :
                stored.stream().flatMap(value -> buffers.value(value).stream()).toList()) {
            if (signature.variableLength() && buffer.zeroPadded() && buffer.padAfter() > 0) {
                body.add(new Stmt.Remark(buffer.name() + " after the last step"));
                for (int row = 0; row < buffer.padAfter(); row++) {
                    List<Range> ranges = elements.ranges(buffer.shape());
                    Affine index = buffer.at(length.plus(row), Elements.position(buffer.shape(), affine(ranges)));
                    body.add(loops(ranges, new Stmt.Assign(buffer, index, Expr.Number.ZERO, false)));
                }
            }
        }
        return body;
    }

    private static List<Affine> affine(List<Range> ranges) {
        return ranges.stream().map(range -> Affine.of(range.variable())).toList();
    }

    @SafeVarargs
    private static List<Stmt> concat(List<Stmt>... parts) {
        List<Stmt> all = new ArrayList<>();
        for (List<Stmt> part : parts) {
            all.addAll(part);
        }
        return all;
    }
}

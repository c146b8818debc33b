package io.github.rnngen.generator.schedule.lower;

import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.graph.Node;
import io.github.rnngen.generator.graph.Op;
import io.github.rnngen.generator.graph.StepGraph;
import io.github.rnngen.generator.schedule.transform.StackedGradients;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Products of matrices with vectors that are taken as one. Those of several matrices with the same vector, such as the
 * gates' of an LSTM, have their results side by side. Those that are added up, such as the gates' parts of the adjoint of
 * their state, have their vectors side by side, and what is one sum comes out.
 */
final class ProductGroups {
    /** The most products that are added up as one. */
    private static final int MOST_VECTORS = 8;

    private final StepGraph graph;
    private final Products products;
    private final Set<Integer> stored;
    private final Map<Integer, List<Node>> readers;
    private final Set<Integer> elsewhere;
    private final Set<Integer> inRows = new HashSet<>();
    private final Map<Integer, Group> groups = new HashMap<>();

    private ProductGroups(StepGraph graph, Products products, Set<Integer> stored) {
        this.graph = graph;
        this.products = products;
        this.stored = stored;
        this.readers = graph.readers();
        this.elsewhere = laidOutElsewhere(graph);
    }

    /**
     * Products that are one.
     *
     * @param name of the memory that holds their results
     * @param sums the products that each result adds up, in the order of the vectors
     * @param vectors ids of what is multiplied, in the order in which it lies in a row
     * @param inPlace those of them that are computed right where the product reads them; others are copied there
     * @param whole the stored value that the only sum is, if it is one: then the result lies there
     * @param columns length of a row of results
     * @param terms length of a row of vectors
     */
    record Group(
            String name,
            List<List<Integer>> sums,
            List<Integer> vectors,
            Set<Integer> inPlace,
            Optional<Integer> whole,
            int columns,
            int terms) {
        /** Whether the vectors must lie side by side. */
        boolean hasRows() {
            return vectors.size() > 1;
        }

        boolean isFirst(int id) {
            return sums.get(0).get(0) == id;
        }

        /** The products whose memory holds the results. */
        List<Integer> results() {
            return sums.stream().map(sum -> sum.get(0)).toList();
        }

        List<Integer> members() {
            return sums.stream().flatMap(List::stream).toList();
        }
    }

    static ProductGroups of(StepGraph graph, Products products, Set<Integer> stored, List<Placement.Draft> drafts) {
        ProductGroups groups = new ProductGroups(graph, products, stored);
        drafts.forEach(groups::add);
        return groups;
    }

    /** The group of a product, if there is more to it than that one. */
    Optional<Group> of(int id) {
        return Optional.ofNullable(groups.get(id));
    }

    /** Whether a value is all that a group adds up, and is there once its product is. */
    boolean isWhole(int id) {
        return groups.values().stream().anyMatch(group -> group.whole().equals(Optional.of(id)));
    }

    /** The stored value that a product is, with all that is added to it. */
    Optional<Integer> wholeOf(int product) {
        return of(product).filter(group -> group.isFirst(product)).flatMap(Group::whole);
    }

    /** Whether a product is added up with another one, which holds the sum. */
    boolean isAddedToAnother(int id) {
        return of(id).map(group -> !group.results().contains(id)).orElse(false);
    }

    private void add(Placement.Draft draft) {
        Map<Integer, List<Integer>> sums = new LinkedHashMap<>();
        for (int value : draft.values) {
            if (products.contains(value) && graph.node(value).op() instanceof Op.MatMul && !elsewhere.contains(value)) {
                sums.computeIfAbsent(sumOf(value), root -> new ArrayList<>()).add(value);
            }
        }
        Map<List<Vector>, List<List<Integer>>> byVectors = new LinkedHashMap<>();
        sums.values().forEach(sum -> {
            sum.sort(Comparator.comparing(this::vector, Vector.ORDER));
            byVectors.computeIfAbsent(vectors(sum), key -> new ArrayList<>()).add(sum);
        });
        Map<List<Vector>, List<List<Integer>>> single = new LinkedHashMap<>();
        byVectors.values().stream().map(this::inOrderOfMatrices).forEach(same -> {
            List<Vector> vectors = vectors(same.get(0));
            if (!canLieSideBySide(draft, vectors) || !addIfWorthIt(draft, vectors, same)) {
                same.stream()
                        .flatMap(List::stream)
                        .forEach(product -> single.computeIfAbsent(List.of(vector(product)), key -> new ArrayList<>())
                                .add(List.of(product)));
            }
        });
        single.values().stream().filter(same -> same.size() > 1).forEach(same -> {
            String name = graph.node(vectorId(same.get(0).get(0))).name();
            add((name.isEmpty() ? "vector" : name) + "Products", same, Set.of(), Optional.empty());
        });
    }

    /**
     * Sums whose products come in the order of the first one's matrices: if those lie one behind the other, so do their
     * gradients, and {@link StackedGradients} are one product.
     */
    private List<List<Integer>> inOrderOfMatrices(List<List<Integer>> sums) {
        List<Integer> first = sums.get(0);
        List<Integer> order = IntStream.range(0, first.size())
                .boxed()
                .sorted(Comparator.comparing(product -> matrix(first.get(product))))
                .toList();
        return sums.stream().map(sum -> order.stream().map(sum::get).toList()).toList();
    }

    private int matrix(int product) {
        Node matrix = graph.node(graph.node(product).operand(0));
        while (matrix.op() instanceof Op.Transpose) {
            matrix = graph.node(matrix.operand(0));
        }
        return matrix.id();
    }

    /** Products over all steps at once are of vectors as they lie. */
    private static boolean canLieSideBySide(Placement.Draft draft, List<Vector> vectors) {
        return !draft.spans
                && vectors.size() > 1
                && vectors.size() <= MOST_VECTORS
                && new HashSet<>(vectors).size() == vectors.size();
    }

    /** Copying must be less than what it saves: to store results apart and to add them. */
    private boolean addIfWorthIt(Placement.Draft draft, List<Vector> vectors, List<List<Integer>> sums) {
        Set<Integer> inPlace = new HashSet<>();
        int copied = 0;
        for (int i = 0; i < vectors.size(); i++) {
            int id = vectorId(sums.get(0).get(i));
            if (draft.values.contains(id) && canLieInRows(id)) {
                inPlace.add(id);
            } else {
                copied += vectors.get(i).length();
            }
        }
        if (copied >= columns(sums)) {
            return false;
        }
        inRows.addAll(inPlace);
        String name = graph.node(sums.get(0).get(0)).name();
        add(
                name.isEmpty() ? "products" : name,
                sums,
                inPlace,
                sums.size() == 1 ? whole(draft, sums.get(0)) : Optional.empty());
        return true;
    }

    /** The stored value that some products add up to, if nothing else is added to them. */
    private Optional<Integer> whole(Placement.Draft draft, List<Integer> products) {
        int sum = sumOf(products.get(0));
        return stored.contains(sum) && draft.values.contains(sum) && terms(sum).equals(Set.copyOf(products))
                ? Optional.of(sum)
                : Optional.empty();
    }

    /** What a sum adds up: values that are no sums, or are stored. */
    private Set<Integer> terms(int sum) {
        Set<Integer> terms = new HashSet<>();
        for (int operand : graph.node(sum).operands()) {
            boolean isSum = graph.node(operand).op() == Elementwise.ADD && !stored.contains(operand);
            terms.addAll(isSum ? terms(operand) : Set.of(operand));
        }
        return terms;
    }

    private void add(String name, List<List<Integer>> sums, Set<Integer> inPlace, Optional<Integer> whole) {
        List<Integer> vectors = sums.get(0).stream().map(this::vectorId).toList();
        int terms = vectors.stream()
                .mapToInt(vector -> graph.node(vector).shape().elements())
                .sum();
        Group group = new Group(name, List.copyOf(sums), vectors, Set.copyOf(inPlace), whole, columns(sums), terms);
        group.members().forEach(member -> groups.put(member, group));
    }

    private int columns(List<List<Integer>> sums) {
        return sums.stream()
                .mapToInt(sum -> graph.node(sum.get(0)).shape().elements())
                .sum();
    }

    /** The outermost sum that a product goes into and nothing else, without being stored in between; else the product. */
    private int sumOf(int product) {
        int sum = product;
        while (true) {
            List<Node> all = readers.getOrDefault(sum, List.of());
            boolean added = all.size() == 1
                    && all.get(0).op() == Elementwise.ADD
                    && (sum == product || !stored.contains(sum))
                    && all.get(0).shape().equals(graph.node(sum).shape())
                    && all.get(0).axes() == graph.node(sum).axes();
            if (!added) {
                return sum;
            }
            sum = all.get(0).id();
        }
    }

    /** What a function makes of rows is better taken of all of them at once, which lie one behind the other. */
    private boolean canLieInRows(int id) {
        Op op = graph.node(id).op();
        boolean function = op instanceof Elementwise elementwise && elementwise.isTranscendental();
        return stored.contains(id)
                && !products.contains(id)
                && !elsewhere.contains(id)
                && !inRows.contains(id)
                && !function
                && !(op instanceof Op.SumOver);
    }

    private int vectorId(int product) {
        return graph.node(product).operand(1);
    }

    private List<Vector> vectors(List<Integer> sum) {
        return sum.stream().map(this::vector).toList();
    }

    private Vector vector(int product) {
        return Vector.of(graph, vectorId(product));
    }

    /** Results lie in the caller's arrays, and what is read at other steps behind its boundary. */
    private static Set<Integer> laidOutElsewhere(StepGraph graph) {
        Set<Integer> elsewhere = new HashSet<>();
        graph.results().forEach(result -> elsewhere.add(result.node()));
        graph.states().forEach(state -> elsewhere.add(state.value()));
        graph.nodes().stream()
                .filter(node -> node.op() instanceof Op.Shift)
                .forEach(shift -> elsewhere.add(shift.operand(0)));
        return elsewhere;
    }
}

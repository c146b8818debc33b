package io.github.rnngen.generator.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * The strongly connected components of a graph: values that depend on each other through shifts, and all others alone.
 *
 * <p>Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1(2), 1972; with a stack of its
 * own, as graphs can be deep.
 */
final class StrongComponents {
    private static final int UNSEEN = -1;

    private final StepGraph graph;
    private final int[] order;
    private final int[] low;
    private final int[] nextOperand;
    private final boolean[] open;
    private final Deque<Integer> component = new ArrayDeque<>();
    private final List<List<Integer>> found = new ArrayList<>();
    private int seen;

    private StrongComponents(StepGraph graph) {
        int size = graph.nodes().size();
        this.graph = graph;
        this.order = new int[size];
        this.low = new int[size];
        this.nextOperand = new int[size];
        this.open = new boolean[size];
        Arrays.fill(order, UNSEEN);
    }

    /** Ids by component, ascending; each component comes after those that it reads. */
    static List<List<Integer>> of(StepGraph graph) {
        StrongComponents components = new StrongComponents(graph);
        for (int id = 0; id < graph.nodes().size(); id++) {
            if (components.order[id] == UNSEEN) {
                components.search(id);
            }
        }
        return components.found;
    }

    private void search(int root) {
        Deque<Integer> path = new ArrayDeque<>();
        enter(root, path);
        while (!path.isEmpty()) {
            int id = path.element();
            List<Integer> operands = graph.node(id).operands();
            if (nextOperand[id] < operands.size()) {
                int operand = operands.get(nextOperand[id]++);
                if (order[operand] == UNSEEN) {
                    enter(operand, path);
                } else if (open[operand]) {
                    low[id] = Math.min(low[id], order[operand]);
                }
            } else {
                path.remove();
                leave(id, path);
            }
        }
    }

    private void enter(int id, Deque<Integer> path) {
        order[id] = seen;
        low[id] = seen++;
        open[id] = true;
        component.push(id);
        path.push(id);
    }

    private void leave(int id, Deque<Integer> path) {
        if (!path.isEmpty()) {
            int reader = path.element();
            low[reader] = Math.min(low[reader], low[id]);
        }
        if (low[id] == order[id]) {
            List<Integer> members = new ArrayList<>();
            int member;
            do {
                member = component.pop();
                open[member] = false;
                members.add(member);
            } while (member != id);
            Collections.sort(members);
            found.add(List.copyOf(members));
        }
    }
}

package io.github.rnngen.generator.schedule.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A loop over the elements of a vector, perhaps of each sequence, with nothing but assignments in it.
 *
 * @param sequences how many sequences; 0 if there is no loop over them
 */
public record ElementLoop(int sequences, Variable counter, int extent, List<Stmt.Assign> body) {
    public static Optional<ElementLoop> of(Stmt statement) {
        int sequences = statement instanceof Stmt.EachSequence each ? each.most() : 0;
        List<Stmt> inside = sequences > 0 ? statement.inner() : List.of(statement);
        if (inside.size() != 1 || !(inside.get(0) instanceof Stmt.Loop loop)) {
            return Optional.empty();
        }
        List<Stmt.Assign> body = new ArrayList<>();
        for (Stmt inner : loop.body()) {
            if (!(inner instanceof Stmt.Assign assign) || hasCounters(assign.value())) {
                return Optional.empty();
            }
            body.add(assign);
        }
        return Optional.of(new ElementLoop(sequences, loop.variable(), loop.extent(), body));
    }

    private static boolean hasCounters(Expr expr) {
        return expr instanceof Expr.Reduce || expr.parts().stream().anyMatch(ElementLoop::hasCounters);
    }

    public boolean covers(ElementLoop other) {
        return sequences == other.sequences && extent == other.extent;
    }

    /** The assignments with another counter. */
    public List<Stmt.Assign> countedBy(Variable other) {
        return body.stream()
                .map(assign -> (Stmt.Assign) assign.with(counter, Affine.of(other)))
                .toList();
    }

    public Stmt statement(List<Stmt> assignments) {
        Stmt loop = new Stmt.Loop(counter, extent, assignments);
        return sequences > 0 ? new Stmt.EachSequence(sequences, List.of(loop)) : loop;
    }
}

package io.github.rnngen.generator.schedule.transform;

import io.github.rnngen.generator.schedule.ir.Affine;
import io.github.rnngen.generator.schedule.ir.Buffer;
import io.github.rnngen.generator.schedule.ir.Bytes;
import io.github.rnngen.generator.schedule.ir.ElementLoop;
import io.github.rnngen.generator.schedule.ir.Expr;
import io.github.rnngen.generator.schedule.ir.Operations;
import io.github.rnngen.generator.schedule.ir.Place;
import io.github.rnngen.generator.schedule.ir.Section;
import io.github.rnngen.generator.schedule.ir.Space;
import io.github.rnngen.generator.schedule.ir.Stmt;
import io.github.rnngen.generator.schedule.ir.Used;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Joins neighbouring loops over the same elements, so that what one computes for an element the next one finds in a local
 * variable. What nobody else reads is then not stored at all.
 */
public final class Fusion {
    /** Longer bodies run out of registers. */
    private static final int MOST_BYTES = 1000;

    private final Map<Buffer.Memory, Integer> readers;
    private final Set<Buffer> kept;

    private Fusion(Map<Buffer.Memory, Integer> readers, Set<Buffer> kept) {
        this.readers = readers;
        this.kept = kept;
    }

    /** The sections with loops joined; {@code kept} is read by the caller. */
    public static List<Section> fuse(List<Section> sections, Set<Buffer> kept) {
        Map<Buffer.Memory, Integer> readers = new HashMap<>();
        for (Section section : sections) {
            section.body()
                    .forEach(statement ->
                            memories(Used.read(statement)).forEach(memory -> readers.merge(memory, 1, Integer::sum)));
        }
        Fusion fusion = new Fusion(readers, kept);
        return sections.stream()
                .map(section -> section.with(fusion.fuse(section.body())))
                .toList();
    }

    private List<Stmt> fuse(List<Stmt> body) {
        List<Stmt> result = new ArrayList<>();
        List<Stmt> remarks = new ArrayList<>();
        List<ElementLoop> run = new ArrayList<>();
        for (Stmt statement : body) {
            Optional<ElementLoop> elements = ElementLoop.of(statement);
            if (elements.isPresent() && (run.isEmpty() || fits(run, elements.get()))) {
                result.addAll(remarks);
                remarks.clear();
                run.add(elements.get());
            } else if (statement instanceof Stmt.Remark) {
                remarks.add(statement);
            } else {
                end(run, result);
                result.addAll(remarks);
                remarks.clear();
                if (elements.isPresent()) {
                    run.add(elements.get());
                } else {
                    result.add(statement);
                }
            }
        }
        end(run, result);
        result.addAll(remarks);
        return result;
    }

    private void end(List<ElementLoop> run, List<Stmt> result) {
        if (!run.isEmpty()) {
            result.add(join(run));
            run.clear();
        }
    }

    private boolean fits(List<ElementLoop> run, ElementLoop next) {
        ElementLoop first = run.get(0);
        int bytes = Bytes.of(List.copyOf(next.body()));
        int operations = Operations.of(next.body());
        for (ElementLoop earlier : run) {
            bytes += Bytes.of(List.copyOf(earlier.body()));
            operations += Operations.of(earlier.body());
        }
        if (!first.covers(next) || bytes > MOST_BYTES || operations > Operations.METHOD_BUDGET) {
            return false;
        }
        List<Stmt.Assign> later = next.countedBy(first.counter());
        return run.stream()
                .allMatch(earlier -> independent(earlier.countedBy(first.counter()), later)
                        && independent(later, earlier.countedBy(first.counter())));
    }

    /** Whether what some assignments store is touched by others at the same element or in other rows alone. */
    private static boolean independent(List<Stmt.Assign> stores, List<Stmt.Assign> others) {
        for (Stmt.Assign store : stores) {
            for (Stmt.Assign other : others) {
                boolean same = other.buffer().equals(store.buffer());
                if ((same && !other.index().equals(store.index())) || !readsApart(other.value(), store)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean readsApart(Expr expr, Stmt.Assign store) {
        if (expr instanceof Expr.Load load && load.buffer().equals(store.buffer())) {
            Affine distance = load.index().plus(store.index().times(-1));
            boolean sameElement = distance.equals(Affine.ZERO) && !store.add();
            int row = store.buffer().stepStride();
            return sameElement || (distance.isConstant() && row > 0 && Math.abs(distance.constant()) >= row);
        } else if (expr instanceof Expr.Gather gather && gather.table().equals(store.buffer())) {
            return false;
        }
        return expr.parts().stream().allMatch(part -> readsApart(part, store));
    }

    private Stmt join(List<ElementLoop> run) {
        ElementLoop first = run.get(0);
        if (run.size() == 1) {
            return first.statement(List.copyOf(first.body()));
        }
        List<Stmt.Assign> all = new ArrayList<>();
        run.forEach(each -> all.addAll(each.countedBy(first.counter())));
        Map<Place, Expr> locals = new HashMap<>();
        Set<String> names = new HashSet<>();
        List<Stmt> body = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Stmt.Assign assign = all.get(i);
            Expr value = assign.value().replace(locals);
            Place place = assign.place();
            boolean used = !assign.add() && isRead(place, all.subList(i + 1, all.size()));
            if (used) {
                String name = name(assign.buffer(), names);
                body.add(new Stmt.Declare(name, value, false));
                value = new Expr.Local(name);
                locals.put(place, value);
            }
            boolean elsewhere = assign.buffer().space() != Space.WORK
                    || kept.contains(assign.buffer())
                    || readers.getOrDefault(assign.buffer().memory(), 0) > readersAmong(run, assign.buffer())
                    || isReadInAnotherRow(place, all);
            if (!used || elsewhere) {
                body.add(assign.of(value));
            }
        }
        return first.statement(body);
    }

    private static int readersAmong(List<ElementLoop> run, Buffer buffer) {
        return (int) run.stream()
                .filter(each -> memories(Used.read(each.statement(List.copyOf(each.body()))))
                        .contains(buffer.memory()))
                .count();
    }

    private static Set<Buffer.Memory> memories(Set<Buffer> buffers) {
        return buffers.stream().map(Buffer::memory).collect(Collectors.toSet());
    }

    private static boolean isRead(Place place, List<Stmt.Assign> later) {
        Set<Place> reads = new HashSet<>();
        later.forEach(assign -> assign.value().forEachPlace(reads::add));
        return reads.contains(place);
    }

    private static boolean isReadInAnotherRow(Place place, List<Stmt.Assign> assignments) {
        Set<Place> reads = new HashSet<>();
        assignments.forEach(assign -> assign.value().forEachPlace(reads::add));
        return reads.stream().anyMatch(read -> read.buffer().equals(place.buffer()) && !read.equals(place));
    }

    private static String name(Buffer buffer, Set<String> names) {
        String name = buffer.name();
        while (!names.add(name)) {
            name += "_";
        }
        return name;
    }
}

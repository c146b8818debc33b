package io.github.rnngen.generator.schedule.transform;

import io.github.rnngen.generator.schedule.ir.Affine;
import io.github.rnngen.generator.schedule.ir.Buffer;
import io.github.rnngen.generator.schedule.ir.Expr;
import io.github.rnngen.generator.schedule.ir.Place;
import io.github.rnngen.generator.schedule.ir.Section;
import io.github.rnngen.generator.schedule.ir.Section.Stage;
import io.github.rnngen.generator.schedule.ir.Section.Time;
import io.github.rnngen.generator.schedule.ir.Space;
import io.github.rnngen.generator.schedule.ir.Stmt;
import io.github.rnngen.generator.schedule.ir.Used;
import io.github.rnngen.generator.schedule.ir.Variable;
import io.github.rnngen.runtime.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Uses rows anew of values that only their own loop over steps needs, such as most adjoints: so few rows stay in a near
 * cache, where those of all steps would go to memory and come back. What is read at the next step of the loop at the latest
 * takes turns in two rows; what an {@link Stmt.EachBlock} reads has the rows of a block.
 */
public final class RecentRows {
    /** Rows of so few numbers in all stay near as they are. */
    private static final int NEAR_NUMBERS = 1 << 14;

    private final Map<Buffer.Memory, Use> uses = new HashMap<>();
    private final Map<Buffer.Memory, Reuse> reuses = new HashMap<>();

    /** How rows are used anew. */
    private enum Reuse {
        BY_TURNS,
        IN_BLOCKS
    }

    /** Where a memory is touched: in which sections, and which steps' rows, counted from that of the loop. */
    private static final class Use {
        final Set<Integer> sections = new HashSet<>();
        final Set<Integer> rows = new HashSet<>();
        boolean inBlocks;
        boolean otherwise;
    }

    private RecentRows() {}

    /** The sections; {@code kept} is read by the caller. */
    public static List<Section> of(List<Section> sections, Signature signature, Set<Buffer> kept) {
        if (signature.variableLength()) {
            return sections;
        }
        RecentRows rows = new RecentRows();
        for (int i = 0; i < sections.size(); i++) {
            int section = i;
            sections.get(i).body().forEach(statement -> rows.note(statement, section, false));
        }
        kept.forEach(buffer -> rows.uses.remove(buffer.memory()));
        return rows.changed(sections);
    }

    private void note(Stmt statement, int section, boolean inBlock) {
        statement.places().forEach(place -> note(place, section, inBlock));
        statement.values().forEach(value -> value.forEachPlace(place -> note(place, section, inBlock)));
        if (statement instanceof Stmt.Clear clear) {
            use(clear.buffer()).otherwise = true;
        }
        boolean within = inBlock || statement instanceof Stmt.EachBlock;
        statement.inner().forEach(inner -> note(inner, section, within));
    }

    private void note(Place place, int section, boolean inBlock) {
        Buffer buffer = place.buffer();
        if (buffer.space() != Space.WORK || !buffer.isKeptForEveryStep()) {
            return;
        }
        Use use = use(buffer);
        use.sections.add(section);
        use.rows.add(buffer.stepOf(place.index().constant()));
        use.inBlocks |= inBlock;
        use.otherwise |= place.index().factors().getOrDefault(Variable.STEP, 0) != buffer.stepStride();
    }

    private Use use(Buffer buffer) {
        return uses.computeIfAbsent(buffer.memory(), memory -> new Use());
    }

    private List<Section> changed(List<Section> sections) {
        List<Section> result = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            Set<Buffer> cleared = new LinkedHashSet<>();
            if (section.stage() == Stage.SEQUENCE && section.time() != Time.NONE) {
                for (Buffer buffer : Used.buffers(section.body())) {
                    choose(buffer, i, section.time());
                    if (reuses.get(buffer.memory()) == Reuse.BY_TURNS) {
                        cleared.add(twoRows(buffer));
                    }
                }
            }
            if (!cleared.isEmpty()) {
                List<Stmt> clear = cleared.stream().<Stmt>map(Stmt.Clear::new).toList();
                result.add(new Section(section.phase(), Stage.SEQUENCE, Time.NONE, false, clear));
            }
            result.add(section.with(changed(section.body(), false)));
        }
        return result;
    }

    private void choose(Buffer buffer, int section, Time time) {
        Use use = uses.get(buffer.memory());
        if (use == null || use.otherwise || !use.sections.equals(Set.of(section)) || buffer.length() < NEAR_NUMBERS) {
            return;
        }
        if (use.inBlocks) {
            if (use.rows.equals(Set.of(0))) {
                reuses.put(buffer.memory(), Reuse.IN_BLOCKS);
            }
        } else if (buffer.zeroPadded() && use.rows.equals(Set.of(0, time == Time.DESCENDING ? 1 : -1))) {
            reuses.put(buffer.memory(), Reuse.BY_TURNS);
        }
    }

    private static Buffer twoRows(Buffer buffer) {
        return new Buffer(
                buffer.space(),
                buffer.name(),
                buffer.block(),
                buffer.shape(),
                buffer.offset(),
                buffer.stepStride(),
                buffer.sequenceStride(),
                0,
                0,
                false,
                2 * buffer.stepStride(),
                buffer.rowLength());
    }

    private List<Stmt> changed(List<Stmt> body, boolean inBlock) {
        return body.stream().map(statement -> changed(statement, inBlock)).toList();
    }

    private Stmt changed(Stmt statement, boolean inBlock) {
        return statement
                .mapValue(value -> changed(value, inBlock))
                .mapPlaces(place -> changed(place, inBlock))
                .withInner(changed(statement.inner(), inBlock || statement instanceof Stmt.EachBlock));
    }

    private Expr changed(Expr expr, boolean inBlock) {
        if (expr instanceof Expr.Load load) {
            return new Expr.Load(changed(load.place(), inBlock));
        }
        return expr.mapParts(part -> changed(part, inBlock));
    }

    private Place changed(Place place, boolean inBlock) {
        Buffer buffer = place.buffer();
        Reuse reuse = reuses.get(buffer.memory());
        if (reuse == null) {
            return place;
        } else if (reuse == Reuse.IN_BLOCKS) {
            return place.with(Variable.STEP, inBlock ? Affine.ZERO : Affine.of(Variable.BLOCK_STEP));
        }
        int row = buffer.stepOf(place.index().constant());
        Affine index = place.index()
                .with(Variable.STEP, Affine.of(row == 0 ? Variable.ROW : Variable.OTHER_ROW))
                .plus(-(row + buffer.padBefore()) * buffer.stepStride());
        return new Place(twoRows(buffer), index);
    }
}

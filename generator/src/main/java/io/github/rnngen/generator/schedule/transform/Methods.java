package io.github.rnngen.generator.schedule.transform;

import io.github.rnngen.generator.schedule.ir.Block;
import io.github.rnngen.generator.schedule.ir.Buffer;
import io.github.rnngen.generator.schedule.ir.Bytes;
import io.github.rnngen.generator.schedule.ir.Expr;
import io.github.rnngen.generator.schedule.ir.Method;
import io.github.rnngen.generator.schedule.ir.Operations;
import io.github.rnngen.generator.schedule.ir.Place;
import io.github.rnngen.generator.schedule.ir.Section;
import io.github.rnngen.generator.schedule.ir.Space;
import io.github.rnngen.generator.schedule.ir.Stmt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Cuts sections into methods under the byte budget, and methods into groups that fit into a class file. An element of
 * the work space that one method alone touches becomes a local variable of it.
 */
public final class Methods {
    /** With methods of at most 6000 bytes, far from the 65535 constants that a class file has room for. */
    private static final int METHODS_PER_GROUP = 40;

    private final boolean straightLine;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Place, Set<Integer>> readIn = new HashMap<>();
    private int count;

    private Methods(boolean straightLine) {
        this.straightLine = straightLine;
    }

    /**
     * The sections as blocks of methods.
     *
     * @param straightLine whether the sections have no loops over elements
     * @param kept a buffer that the caller reads, so that it stays in memory
     */
    public static List<Block> of(List<Section> sections, boolean straightLine, Set<Buffer> kept) {
        return new Methods(straightLine).blocks(sections, kept);
    }

    private record Chunk(int id, List<Stmt> body) {}

    private List<Block> blocks(List<Section> sections, Set<Buffer> kept) {
        Splitter splitter = new Splitter(sections);
        List<List<Chunk>> chunked = new ArrayList<>();
        for (Section section : sections) {
            chunked.add(chunks(straightLine ? splitter.split(section.body()) : section.body()));
        }
        chunked.forEach(chunks -> chunks.forEach(chunk -> noteReads(chunk.body, chunk.id)));
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            List<Method> methods = new ArrayList<>();
            for (Chunk chunk : chunked.get(i)) {
                List<Stmt> body = straightLine ? withLocals(chunk, kept) : chunk.body;
                methods.add(new Method(name(section), count / METHODS_PER_GROUP, body));
                count++;
            }
            if (!methods.isEmpty()) {
                blocks.add(new Block(section.phase(), section.stage(), section.time(), methods));
            }
        }
        return blocks;
    }

    private String name(Section section) {
        String phase = section.phase().name().toLowerCase(Locale.ROOT);
        return phase + numbers.merge(phase, 1, Integer::sum);
    }

    private List<Chunk> chunks(List<Stmt> body) {
        List<Chunk> chunks = new ArrayList<>();
        List<Stmt> current = new ArrayList<>();
        List<Stmt> remarks = new ArrayList<>();
        int size = 0;
        int operations = 0;
        boolean reducing = false;
        for (Stmt statement : body) {
            if (statement instanceof Stmt.Remark) {
                remarks.add(statement);
                continue;
            }
            int bytes = Bytes.of(statement);
            int more = straightLine ? 0 : Operations.of(statement);
            boolean full = size + bytes > Bytes.METHOD_BUDGET || operations + more > Operations.METHOD_BUDGET;
            if (full && !reducing && !current.isEmpty()) {
                chunks.add(new Chunk(chunkId(), current));
                current = new ArrayList<>();
                size = 0;
                operations = 0;
            }
            current.addAll(remarks);
            remarks.clear();
            current.add(statement);
            size += bytes;
            operations += more;
            // A sum's variable is declared, added to in a loop, and read by the next statement that stores something.
            boolean stores = statement instanceof Stmt.Assign || statement instanceof Stmt.Scatter;
            reducing = statement instanceof Stmt.Declare || (reducing && !stores);
        }
        if (!current.isEmpty()) {
            current.addAll(remarks);
            chunks.add(new Chunk(chunkId(), current));
        }
        return chunks;
    }

    private int nextChunk;

    private int chunkId() {
        nextChunk++;
        return nextChunk;
    }

    private void noteReads(List<Stmt> body, int chunk) {
        for (Stmt statement : body) {
            Set<Place> places = new HashSet<>();
            statement.forEachValue(value -> value.forEachPlace(places::add));
            places.forEach(place ->
                    readIn.computeIfAbsent(place, key -> new HashSet<>()).add(chunk));
        }
    }

    private List<Stmt> withLocals(Chunk chunk, Set<Buffer> kept) {
        Map<Place, Expr> locals = new HashMap<>();
        Set<String> names = new HashSet<>();
        List<Stmt> body = new ArrayList<>();
        for (Stmt statement : chunk.body) {
            if (statement instanceof Stmt.Assign assign) {
                addWithLocal(assign, chunk.id, kept, locals, names, body);
            } else {
                body.add(statement.mapValue(value -> value.replace(locals)));
            }
        }
        return body;
    }

    private void addWithLocal(
            Stmt.Assign assign,
            int chunk,
            Set<Buffer> kept,
            Map<Place, Expr> locals,
            Set<String> names,
            List<Stmt> body) {
        Expr value = assign.value().replace(locals);
        Place place = assign.place();
        Set<Integer> readers = readIn.getOrDefault(place, Set.of());
        boolean own = assign.buffer().space() == Space.WORK
                && !kept.contains(assign.buffer())
                && !assign.add()
                && readers.contains(chunk);
        if (own) {
            String name = localName(place, names);
            body.add(new Stmt.Declare(name, value, false));
            value = new Expr.Local(name);
            locals.put(place, value);
        }
        if (!own || readers.size() > 1 || isReadElsewhere(place)) {
            body.add(assign.of(value));
        }
    }

    /** A row that is kept for every step of a loop is read at other steps through other indices. */
    private static boolean isReadElsewhere(Place place) {
        return place.buffer().isKeptForEveryStep() && !place.index().isConstant();
    }

    private static String localName(Place place, Set<String> names) {
        Buffer buffer = place.buffer();
        int index = place.index().constant();
        String name = buffer.name();
        if (buffer.isKeptForEveryStep() && place.index().isConstant()) {
            name += "_" + buffer.stepOf(index);
        }
        if (!buffer.shape().isScalar()) {
            name += "_" + (index - buffer.offset()) % buffer.shape().elements();
        }
        while (!names.add(name)) {
            name += "_";
        }
        return name;
    }
}

package io.github.rnngen.generator.schedule.transform;

import io.github.rnngen.generator.schedule.ir.Affine;
import io.github.rnngen.generator.schedule.ir.Buffer;
import io.github.rnngen.generator.schedule.ir.BufferNames;
import io.github.rnngen.generator.schedule.ir.Expr;
import io.github.rnngen.generator.schedule.ir.Section;
import io.github.rnngen.generator.schedule.ir.Section.Phase;
import io.github.rnngen.generator.schedule.ir.Section.Stage;
import io.github.rnngen.generator.schedule.ir.Section.Time;
import io.github.rnngen.generator.schedule.ir.Space;
import io.github.rnngen.generator.schedule.ir.Stmt;
import io.github.rnngen.generator.schedule.ir.Used;
import io.github.rnngen.generator.schedule.ir.Variable;
import io.github.rnngen.generator.schedule.ir.WorkPlan;
import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.Signature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies parameters that are vectors, such as biases, to where lines of the cache begin and whole vectors can be read: once
 * for all steps. The caller's array begins anywhere, and ends with the last parameter.
 */
public final class ParameterRows {
    private static final Variable ELEMENT = new Variable("element");

    private final Precision precision;
    private final BufferNames names = new BufferNames();
    private final Map<Buffer, Buffer> copies = new LinkedHashMap<>();

    private ParameterRows(Precision precision, List<Section> sections) {
        this.precision = precision;
        sections.forEach(section -> Used.buffers(section.body()).forEach(buffer -> names.take(buffer.block())));
    }

    /** The sections, which read copies, and before them one that makes them. */
    public static List<Section> of(List<Section> sections, Signature signature) {
        ParameterRows rows = new ParameterRows(signature.precision(), sections);
        List<Section> result = new ArrayList<>();
        for (Section section : sections) {
            result.add(section.phase() == Phase.INITIAL ? section : section.with(rows.changed(section.body())));
        }
        if (!rows.copies.isEmpty()) {
            result.add(0, new Section(Phase.FORWARD, Stage.BEFORE, Time.NONE, false, rows.copying()));
        }
        return result;
    }

    private List<Stmt> copying() {
        List<Stmt> copying = new ArrayList<>();
        copies.forEach((parameter, copy) -> {
            Affine element = Affine.of(ELEMENT);
            Expr value = new Expr.Load(parameter, element.plus(parameter.offset()));
            copying.add(new Stmt.Remark(parameter.name() + ", where vectors read it"));
            copying.add(
                    new Stmt.Loop(ELEMENT, parameter.length(), List.of(new Stmt.Assign(copy, element, value, false))));
        });
        return copying;
    }

    private List<Stmt> changed(List<Stmt> body) {
        return body.stream()
                .map(statement -> statement.mapValue(this::changed).withInner(changed(statement.inner())))
                .toList();
    }

    private Expr changed(Expr expr) {
        if (expr instanceof Expr.Load load && isVector(load.buffer())) {
            Buffer copy = copies.computeIfAbsent(load.buffer(), this::copy);
            return new Expr.Load(copy, load.index().plus(-load.buffer().offset()));
        }
        return expr.mapParts(this::changed);
    }

    private static boolean isVector(Buffer buffer) {
        return buffer.space() == Space.PARAMETERS && buffer.shape().rank() == 1;
    }

    private Buffer copy(Buffer parameter) {
        int length = WorkPlan.wholeLines(precision, parameter.length());
        String name = names.unique(parameter.name() + "Copy");
        return Buffer.single(Space.WORK, name, parameter.shape(), 0, length);
    }
}

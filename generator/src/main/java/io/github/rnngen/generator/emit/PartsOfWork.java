package io.github.rnngen.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.rnngen.generator.emit.kernel.ArrayRange;
import io.github.rnngen.generator.schedule.Program;
import io.github.rnngen.generator.schedule.ir.WorkPlan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Parts of the work array, behind the program's values: the larger an array, the likelier it has pages of its own. */
final class PartsOfWork implements KernelMemory {
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final WorkPlan plan;
    private final int leastLength;

    private record Part(String constant, int place, int length) {}

    /** Room for so many numbers of each name. */
    PartsOfWork(Program program, Names names, Map<String, Integer> lengths) {
        plan = WorkPlan.inLines(program.signature().precision(), program.workLength());
        leastLength = program.workLength() + WorkPlan.line(program.signature().precision());
        lengths.forEach(
                (name, length) -> parts.put(name, new Part(names.newConstant(name), plan.place(length), length)));
    }

    @Override
    public ArrayRange part(String name) {
        Part part = Objects.requireNonNull(parts.get(name), name);
        return ArrayRange.of(Names.WORK, CodeBlock.of("$N", part.constant));
    }

    /** Vectors may be read that begin with the program's last value. */
    @Override
    public int workLength() {
        return Math.max(plan.length(), leastLength);
    }

    @Override
    public void addTo(TypeSpec.Builder type) {
        parts.values().stream()
                .filter(part -> part.length > 0)
                .forEach(part -> type.addField(FieldSpec.builder(
                                TypeName.INT, part.constant, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("$L", part.place)
                        .build()));
    }
}

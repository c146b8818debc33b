package io.github.rnngen.generator.schedule.ir;

import io.github.rnngen.generator.schedule.ir.Section.Phase;
import io.github.rnngen.generator.schedule.ir.Section.Stage;
import io.github.rnngen.generator.schedule.ir.Section.Time;
import java.util.List;

/** Methods that run one after the other, once or for every time step. */
public record Block(Phase phase, Stage stage, Time time, List<Method> methods) {
    public Block {
        methods = List.copyOf(methods);
    }
}

package io.github.rnngen.generator.schedule;

import io.github.rnngen.generator.schedule.Section.Phase;
import io.github.rnngen.generator.schedule.Section.Stage;
import io.github.rnngen.generator.schedule.Section.Time;
import java.util.List;

/** Methods that run one after the other, once or for every time step. */
public record Block(Phase phase, Stage stage, Time time, List<Method> methods) {
    public Block {
        methods = List.copyOf(methods);
    }
}

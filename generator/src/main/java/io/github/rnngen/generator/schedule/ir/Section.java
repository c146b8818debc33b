package io.github.rnngen.generator.schedule.ir;

import java.util.List;

/**
 * A part of a program that runs as one: once, or once per time step.
 *
 * @param phase what the section is for
 * @param stage whether it runs once for each sequence, or before or after all of them
 * @param time in which order the steps run; NONE if the section does not run over steps
 * @param sums whether the section only adds things up over the steps, so that their order does not matter to others
 */
public record Section(Phase phase, Stage stage, Time time, boolean sums, List<Stmt> body) {
    public Section {
        body = List.copyOf(body);
    }

    public Section with(List<Stmt> newBody) {
        return new Section(phase, stage, time, sums, newBody);
    }

    /** What a section's results are needed for; later phases use what earlier ones computed. */
    public enum Phase {
        /** The states before the first step. */
        INITIAL,
        /** The outputs and the states after the last step. */
        FORWARD,
        LOSS,
        BACKWARD
    }

    /** Where a section stands relative to the loop over sequences. */
    public enum Stage {
        BEFORE,
        SEQUENCE,
        AFTER
    }

    /** The order of steps. */
    public enum Time {
        NONE,
        ASCENDING,
        DESCENDING
    }
}

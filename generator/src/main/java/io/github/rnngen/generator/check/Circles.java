package io.github.rnngen.generator.check;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.syntax.Name;
import java.util.List;
import java.util.Optional;

/** Says which names depend on each other within one step. */
final class Circles {
    private Circles() {}

    /** Reports a circle at its first name; each depends on the next, and the last on the first. */
    static void report(Faults faults, List<Name> circle) {
        Name first = circle.get(0);
        String shown = CircleFinder.show(circle.stream().map(Name::text).toList());
        faults.report(
                Code.CIRCLE,
                first.span(),
                "`" + first.text() + "` depends on itself in the same step: " + shown,
                Optional.of("to read the value of the step before, make one of them a `state` and read it as `"
                        + first.text() + "[t-1]`"));
    }
}

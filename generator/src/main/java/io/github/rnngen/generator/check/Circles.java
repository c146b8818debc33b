package io.github.rnngen.generator.check;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.syntax.Name;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Says which names depend on each other within one step. */
final class Circles {
    private Circles() {}

    /**
     * Reports a circle at its first name; each depends on the next, and the last on the first.
     *
     * @param inTime whether a value of an earlier step could break it
     * @param states which names are states already
     */
    static void report(Faults faults, List<Name> circle, boolean inTime, Predicate<String> states) {
        Name first = circle.get(0);
        String shown = CircleFinder.show(circle.stream().map(Name::text).toList());
        if (!inTime) {
            faults.report(Code.CIRCLE, first.span(), "`" + first.text() + "` depends on itself: " + shown);
            return;
        }
        Optional<String> state = circle.stream().map(Name::text).filter(states).findFirst();
        faults.report(
                Code.CIRCLE,
                first.span(),
                "`" + first.text() + "` depends on itself in the same step: " + shown,
                Optional.of(state.map(name -> "the value of the step before is `" + name + "[t-1]`")
                        .orElse("to use a value of the step before, make it a `state` and read it as `" + first.text()
                                + "[t-1]`")));
    }

    /** Reports, at its first name, a circle through cells that run forward and cells that run in reverse. */
    static void reportTwoWay(Faults faults, List<Name> circle) {
        Name first = circle.get(0);
        faults.report(
                Code.CIRCLE,
                first.span(),
                "`" + first.text() + "` depends on itself both ways in time: "
                        + CircleFinder.show(circle.stream().map(Name::text).toList()),
                Optional.of("one cell needs the step before, a `reverse` cell the step after, and each waits for the"
                        + " other; let the `reverse` cell read inputs only, or take away `reverse`"));
    }
}

package io.github.rnngen.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.rnngen.generator.schedule.ir.Section.Phase;
import io.github.rnngen.runtime.Signature;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** What means are taken over: the sequences and steps of a pass, or more than those. */
final class MeansCode {
    private final Signature signature;
    private final ProgramCode code;
    private final boolean standalone;

    MeansCode(Signature signature, ProgramCode code, boolean standalone) {
        this.signature = signature;
        this.code = code;
        this.standalone = standalone;
    }

    private boolean counts(boolean steps, List<Phase> phases) {
        return phases.stream().anyMatch(phase -> code.counts(steps, phase));
    }

    private static String field(boolean steps) {
        return steps ? "averagedSteps" : "averagedSequences";
    }

    /** The counts that some phases need, as local variables. */
    List<CodeBlock> counts(List<Phase> phases) {
        return Stream.of(false, true)
                .filter(steps -> counts(steps, phases))
                .map(steps -> CodeBlock.builder()
                        .addStatement(
                                "final int $1N = $2N > 0 ? $2N : $3L", Names.count(steps), field(steps), own(steps))
                        .build())
                .toList();
    }

    /** What a pass has itself. */
    private String own(boolean steps) {
        if (!steps) {
            return "sequences";
        }
        return signature.variableLength() ? "validSteps(sequences)" : "sequences * STEPS";
    }

    /** Adds the method that sets counts, if anything is counted. */
    void addTo(TypeSpec.Builder type) {
        List<Boolean> used = Stream.of(false, true)
                .filter(steps -> counts(steps, List.of(Phase.values())))
                .toList();
        if (used.isEmpty()) {
            return;
        }
        used.forEach(steps -> type.addField(TypeName.INT, field(steps), Modifier.PRIVATE));
        CodeBlock.Builder body = CodeBlock.builder()
                .beginControlFlow("if (sequences < 0 || steps < 0 || (sequences == 0) != (steps == 0))")
                .addStatement(
                        "throw new $T($S$W+ $S$W+ sequences + $S + steps)",
                        IllegalArgumentException.class,
                        "a mean is taken over at least one sequence and step, ",
                        "or 0 and 0 for those of each pass, not over ",
                        " and ")
                .endControlFlow();
        used.forEach(steps -> body.addStatement("$N = $L", field(steps), steps ? "steps" : "sequences"));
        type.addMethod(ContractMethod.named("averageOver", standalone)
                .addParameter(TypeName.INT, "sequences")
                .addParameter(TypeName.INT, "steps")
                .addCode(body.build())
                .build());
    }
}

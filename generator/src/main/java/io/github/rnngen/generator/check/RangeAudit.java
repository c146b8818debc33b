package io.github.rnngen.generator.check;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.source.Span;
import io.github.rnngen.generator.syntax.Declaration;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Precision;
import java.util.Collection;
import java.util.Optional;

/** Whether a model's values fit into arrays, and its numbers into its precision. */
final class RangeAudit {
    private final CheckedModel model;
    private final Declaration.Model tree;
    private final ModelContext context;

    private RangeAudit(CheckedModel model, Declaration.Model tree, ModelContext context) {
        this.model = model;
        this.tree = tree;
        this.context = context;
    }

    static void audit(CheckedModel model, Declaration.Model tree, ModelContext context) {
        RangeAudit audit = new RangeAudit(model, tree, context);
        audit.checkSizes();
        if (model.precision() == Precision.FLOAT) {
            audit.checkNumbers();
        }
    }

    /** The values of all steps and sequences lie in one array each. */
    private void checkSizes() {
        long passes = (long) model.steps() * model.batch();
        model.equations()
                .forEach(equation ->
                        checkSize(equation.name(), equation.value().shape().elements(), passes));
        model.inputs().forEach(port -> checkSize(port, passes));
        model.targets().forEach(port -> checkSize(port, passes));
        long parameters = model.parameters().stream()
                .mapToLong(parameter -> parameter.shape().elements())
                .sum();
        Sizes.fits(
                (double) parameters,
                "the parameters together have ",
                tree.name().span(),
                context.faults);
    }

    private void checkSize(Port port, long passes) {
        checkSize(port.name(), port.elements(), port.once() ? model.batch() : passes);
    }

    private void checkSize(String name, int elements, long passes) {
        Sizes.fits(
                (double) elements * passes,
                "`" + name + "` over all steps and sequences has ",
                context.place(name),
                context.faults);
    }

    /** Numbers are computed in double, and may be too large for a network in float. */
    private void checkNumbers() {
        model.equations().forEach(equation -> checkNumbers(equation.value(), context.place(equation.name())));
        model.states().forEach(state -> checkNumbers(state.initial(), context.place(state.name())));
        model.losses().forEach(loss -> checkNumbers(loss.value(), tree.name().span()));
        model.constants().forEach(constant -> checkNumbers(constant.values(), context.place(constant.name())));
        model.parameters()
                .forEach(parameter ->
                        checkNumbers(parameter.distribution().arguments(), context.place(parameter.name())));
    }

    private void checkNumbers(Term term, Span place) {
        checkNumbers(Reads.of(term).numbers(), place);
    }

    private void checkNumbers(Collection<Double> numbers, Span place) {
        numbers.stream()
                .filter(Double::isFinite) // others have been reported where they are written
                .filter(number -> Math.abs(number) > Float.MAX_VALUE)
                .findFirst()
                .ifPresent(number -> context.faults.report(
                        Code.NUMBER,
                        place,
                        "the number " + number + " is too large for `precision float`",
                        Optional.of("write `precision double`")));
    }
}

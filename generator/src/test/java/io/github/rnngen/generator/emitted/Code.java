package io.github.rnngen.generator.emitted;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.emit.GeneratedFile;
import io.github.rnngen.generator.schedule.Program;
import io.github.rnngen.generator.schedule.ir.Unroll;
import io.github.rnngen.runtime.Precision;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A network's source in one form.
 *
 * @param file in the package of the form
 * @param tolerance how far a sum may be off, relative to the greatest of its neighbours: products add in an order of
 *     their own, whether they were asked for or chosen
 */
public record Code(Form form, GeneratedFile file, double tolerance) {
    /** As the compiler makes it. */
    public static Code of(CheckedModel model, Form form) {
        return of(model, form, UnaryOperator.identity());
    }

    /** With all programs changed before they are written. */
    public static Code of(CheckedModel model, Form form, UnaryOperator<Program> change) {
        CheckedModel moved = Models.in(form.packageName(), model);
        Program program = change.apply(Compiler.schedule(moved, form.options()));
        Optional<Program> stream =
                Compiler.scheduleStream(moved, form.options()).map(change);
        boolean products =
                Stream.concat(Stream.of(program), stream.stream()).anyMatch(each -> each.unrolled() == Unroll.PRODUCTS);
        double rounding = model.precision() == Precision.FLOAT ? 0x1p-24 : 0x1p-53;
        return new Code(
                form, Compiler.write(moved, program, stream, "test.rnn", form.options()), products ? 64 * rounding : 0);
    }

    String className() {
        return file.path().replace(".java", "").replace('/', '.');
    }
}

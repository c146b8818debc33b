package io.github.rnngen.generator.emitted;

import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.emit.Backend;
import io.github.rnngen.generator.graph.MathForms;
import io.github.rnngen.generator.schedule.ir.Unroll;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One of the forms in which a network can be written.
 *
 * @param packageName of the classes written so, unlike that of any other form
 */
public record Form(String packageName, Options options) {
    /** All forms. */
    public static final List<Form> ALL = all();

    /** Those that differ most, without vectors. */
    static final List<Form> IN_TURN = List.of(
            of(Options.DEFAULT.withUnroll(Unroll.NONE)),
            of(Options.DEFAULT.withUnroll(Unroll.STEPS)),
            of(Options.DEFAULT.withUnroll(Unroll.PRODUCTS)),
            of(Options.DEFAULT.withUnroll(Unroll.FULL)));

    private static List<Form> all() {
        List<Form> forms = new ArrayList<>();
        for (Unroll unroll : Unroll.values()) {
            forms.add(of(Options.DEFAULT.withUnroll(unroll)));
        }
        forms.add(of(Options.DEFAULT.withUnroll(Unroll.PRODUCTS).withBackend(Backend.VECTOR)));
        return List.copyOf(forms);
    }

    private static Form of(Options options) {
        String name = "form." + options.unroll() + "." + options.backend();
        return new Form(name.toLowerCase(Locale.ROOT), options);
    }

    /** The same form, in a package inside another, with chosen forms of elementary functions. */
    public Form in(String outer, MathForms math) {
        return new Form(outer + "." + packageName, options.withMath(math));
    }

    public boolean usesVectors() {
        return options.backend() == Backend.VECTOR;
    }
}

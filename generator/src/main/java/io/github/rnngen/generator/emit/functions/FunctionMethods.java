package io.github.rnngen.generator.emit.functions;

import com.palantir.javapoet.MethodSpec;
import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.runtime.Precision;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Code that computes elementary functions: methods such as {@code tanh(float)}, and the same on vectors. */
public final class FunctionMethods {
    private static final Set<Elementwise> FUNCTIONS = Arrays.stream(Elementwise.values())
            .filter(function -> Formulas.of(Precision.DOUBLE).of(function).isPresent())
            .collect(Collectors.toUnmodifiableSet());

    private FunctionMethods() {}

    /** Whether there is a formula for a function; for the others there are operations of Java, or {@link Math}. */
    public static boolean exists(Elementwise function) {
        return FUNCTIONS.contains(function);
    }

    /** The name of the method that computes a function. */
    public static String name(Elementwise function) {
        return function.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Static methods on numbers, which need nothing but {@code java.base}.
     *
     * @param functions what is to be computed; those without a formula are passed over
     * @param access modifiers of the methods for them; methods that only they need are private
     */
    public static List<MethodSpec> scalar(Precision precision, Set<Elementwise> functions, Modifier... access) {
        Formulas formulas = Formulas.of(precision);
        Set<Formula> pending = new LinkedHashSet<>();
        functions.stream().sorted().map(formulas::of).flatMap(Optional::stream).forEach(pending::add);
        Set<Formula> wanted = Set.copyOf(pending);
        Map<Formula, MethodSpec> methods = new LinkedHashMap<>();
        while (!pending.isEmpty()) {
            Formula formula = pending.iterator().next();
            FormulaCode code = new ScalarCode(formula, precision);
            methods.put(formula, wanted.contains(formula) ? code.method(access) : code.method(Modifier.PRIVATE));
            pending.addAll(code.applied());
            pending.removeAll(methods.keySet());
        }
        return List.copyOf(methods.values());
    }

    /**
     * A function of a {@code FloatVector} or {@code DoubleVector} of {@code jdk.incubator.vector}, of any width, in the midst
     * of other code. In each lane it gives the bits that the method on numbers gives.
     *
     * <p>It is no method, because C2 inlines methods of a program only until what it compiles has grown to some 18,000
     * of its nodes, which is one or two of these functions; where it does not, vectors are allocated. Methods of vectors
     * themselves it always inlines.
     *
     * @param function one that {@linkplain #exists exists}
     * @param names gives a variable for a name in the formula: for {@code x} the argument's, for others new ones
     */
    public static InlinedFunction vector(Precision precision, Elementwise function, UnaryOperator<String> names) {
        Formula formula = Formulas.of(precision).of(function).orElseThrow();
        return new VectorCode(formula, precision, names).inlined();
    }
}

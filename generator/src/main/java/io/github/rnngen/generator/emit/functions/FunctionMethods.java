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
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Methods that compute elementary functions: {@code tanh(float)}, {@code tanh(FloatVector)} and so on. */
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
        return methods(precision, functions, false, access);
    }

    /**
     * Static methods on {@code FloatVector} or {@code DoubleVector} of {@code jdk.incubator.vector}, of any width. In each
     * lane they give the bits that those on numbers give.
     *
     * <p>Vectors are allocated where C2 does not inline these methods. Each is small enough for that, but C2 stops inlining
     * when a compiled method has grown to some 18,000 of its nodes, which is one or two of these functions. So a method
     * should call one of them, once, in a loop over arrays, and be no part of another.
     *
     * @param functions what is to be computed; those without a formula are passed over
     * @param access modifiers of the methods for them; methods that only they need are private
     */
    public static List<MethodSpec> vector(Precision precision, Set<Elementwise> functions, Modifier... access) {
        return methods(precision, functions, true, access);
    }

    private static List<MethodSpec> methods(
            Precision precision, Set<Elementwise> functions, boolean vectors, Modifier... access) {
        Formulas formulas = Formulas.of(precision);
        Set<Formula> pending = new LinkedHashSet<>();
        functions.stream().sorted().map(formulas::of).flatMap(Optional::stream).forEach(pending::add);
        Set<Formula> wanted = Set.copyOf(pending);
        Map<Formula, MethodSpec> methods = new LinkedHashMap<>();
        while (!pending.isEmpty()) {
            Formula formula = pending.iterator().next();
            FormulaCode code = code(formula, precision, vectors);
            methods.put(formula, wanted.contains(formula) ? code.method(access) : code.method(Modifier.PRIVATE));
            pending.addAll(code.applied());
            pending.removeAll(methods.keySet());
        }
        return List.copyOf(methods.values());
    }

    private static FormulaCode code(Formula formula, Precision precision, boolean vectors) {
        return vectors ? new VectorCode(formula, precision) : new ScalarCode(formula, precision);
    }
}

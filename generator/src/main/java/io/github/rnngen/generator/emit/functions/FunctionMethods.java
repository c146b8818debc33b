package io.github.rnngen.generator.emit.functions;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
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
import java.util.TreeMap;
import java.util.function.Function;
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
            ScalarCode code = new ScalarCode(formula, precision);
            methods.put(formula, wanted.contains(formula) ? code.method(access) : code.method(Modifier.PRIVATE));
            pending.addAll(code.applied());
            pending.removeAll(methods.keySet());
        }
        return List.copyOf(methods.values());
    }

    /**
     * Methods of a class that has the constants {@code SPECIES} and {@code LANES}, which compute functions of neighbouring
     * elements of an array on vectors of {@code jdk.incubator.vector}, in place. Each element becomes the bits that the
     * method on numbers gives.
     *
     * @param functions what is to be computed; those without a formula are passed over
     */
    public static ArrayMethods vector(Precision precision, Set<Elementwise> functions) {
        Formulas formulas = Formulas.of(precision);
        List<VectorFunction> written = functions.stream()
                .sorted()
                .filter(FunctionMethods::exists)
                .map(function -> new VectorFunction(
                        arrayName(function), formulas.of(function).orElseThrow(), precision))
                .toList();
        Map<String, FieldSpec> constants = new TreeMap<>();
        written.forEach(function ->
                function.sharedConstants().forEach(constant -> constants.putIfAbsent(constant.name(), constant)));
        return new ArrayMethods(
                List.copyOf(constants.values()),
                written.stream()
                        .flatMap(function -> function.methods().stream())
                        .toList(),
                written.stream().mapToInt(VectorFunction::scratchLength).max().orElse(0));
    }

    /**
     * Methods in plain Java that compute functions of neighbouring elements of an array, in place. Each element becomes the
     * bits that the method on numbers gives.
     *
     * @param functions what is to be computed; those without a formula are passed over
     * @param one an expression for the value that a function gives of {@code a[i]}
     */
    public static ArrayMethods plain(
            Precision precision, Set<Elementwise> functions, Function<Elementwise, CodeBlock> one) {
        Formulas formulas = Formulas.clamped(precision);
        List<PlainFunction> written = functions.stream()
                .sorted()
                .filter(FunctionMethods::exists)
                .map(function -> new PlainFunction(
                        arrayName(function), formulas.of(function).orElseThrow(), precision, one.apply(function)))
                .toList();
        return new ArrayMethods(
                List.of(),
                written.stream()
                        .flatMap(function -> function.methods().stream())
                        .toList(),
                written.stream().mapToInt(PlainFunction::scratchLength).max().orElse(0));
    }

    /** The name of the method that computes a function of an array's elements. */
    public static String arrayName(Elementwise function) {
        return name(function) + "All";
    }
}

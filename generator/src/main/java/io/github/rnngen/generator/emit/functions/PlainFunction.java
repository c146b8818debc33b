package io.github.rnngen.generator.emit.functions;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.rnngen.generator.emit.functions.Passes.Pass;
import io.github.rnngen.generator.emit.functions.Step.Kind;
import io.github.rnngen.generator.schedule.ir.WorkPlan;
import io.github.rnngen.runtime.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * A function of neighbouring elements of an array in plain Java, as loops over a scratch array: some of arithmetic alone,
 * which HotSpot's compiler vectorises, and others of what it doesn't. All values lie in one array, a fixed distance apart,
 * and are read at the same index.
 */
final class PlainFunction {
    /** So many elements go through all passes before the next ones do. */
    private static final int BLOCK = 256;

    /** Fewer elements are computed one by one. */
    private static final int FEWEST = 64;

    /** Loops end with whole vectors. */
    private static final int LANES = 16;

    /** Operations, loads and stores of a loop that HotSpot's compiler still unrolls, and vectorises. */
    private static final int LONGEST = 26;

    /** What HotSpot's compiler makes vectors of. */
    private static final Set<Kind> ON_VECTORS = Set.of(Kind.ARITHMETIC, Kind.UNARY);

    private static final String SCRATCH = "scratch";

    private final String name;
    private final Formula formula;
    private final CodeBlock one;
    private final Precision precision;
    private final TypeName element;
    private final TypeName array;
    private final Steps.Written written;
    private final List<Pass> passes;
    private final List<String> slots = new ArrayList<>();

    /**
     * A function.
     *
     * @param formula that of arguments which are bounded first
     * @param one what a single element {@code a[i]} becomes
     */
    PlainFunction(String name, Formula formula, Precision precision, CodeBlock one) {
        this.name = name;
        this.formula = formula;
        this.one = one;
        this.precision = precision;
        this.element = ElementTypes.of(precision);
        this.array = ArrayTypeName.of(element);
        this.written = Steps.of(formula, new PlainStepCode(precision), precision);
        String parameter = formula.parameters().get(0);
        this.passes = Passes.of(written, (pass, whole) -> isPass(pass));
        slots.add(parameter);
        passes.forEach(pass ->
                pass.stores().stream().filter(store -> !slots.contains(store)).forEach(slots::add));
    }

    private static boolean isPass(Pass pass) {
        boolean onVectors = pass.steps().stream().allMatch(step -> ON_VECTORS.contains(step.kind()));
        int length = pass.loads().size() + pass.steps().size() + pass.stores().size();
        return onVectors ? length <= LONGEST : pass.steps().stream().noneMatch(step -> step.kind() == Kind.ARITHMETIC);
    }

    /** How many numbers the scratch array has at least. */
    int scratchLength() {
        return slot(slots.size());
    }

    /** Where in the scratch array a value's elements begin, beyond those of the first. */
    private int slot(int number) {
        return number * (BLOCK + LANES);
    }

    private int first() {
        return WorkPlan.firstInLine(precision);
    }

    List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>(List.of(all()));
        for (int i = 0; i < passes.size(); i++) {
            methods.add(pass(i));
        }
        return methods;
    }

    private static MethodSpec.Builder method(String methodName) {
        return MethodSpec.methodBuilder(methodName).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
    }

    private MethodSpec all() {
        MethodSpec.Builder method = method(name)
                .addJavadoc("$L\nReplaces each x among {@code count} elements of {@code a}.\n", formula.meaning())
                .addParameter(array, "a")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "count")
                .addParameter(array, SCRATCH)
                .addStatement("final int last = first + count")
                .addStatement("int from = first")
                .beginControlFlow("while (last - from >= $L)", FEWEST)
                .addStatement("final int block = $T.min(last - from, $L)", Math.class, BLOCK)
                .addStatement("final int end = $L + (block + $L & -$L)", first(), LANES - 1, LANES)
                .addStatement("$T.arraycopy(a, from, $N, $L, block)", System.class, SCRATCH, first())
                .addStatement("$T.fill($N, $L + block, end, 0)", java.util.Arrays.class, SCRATCH, first());
        for (int i = 0; i < passes.size(); i++) {
            method.addStatement("$N($N, end)", passName(i), SCRATCH);
        }
        int result = first() + slot(slots.indexOf(written.result()));
        return method.addStatement("$T.arraycopy($N, $L, a, from, block)", System.class, SCRATCH, result)
                .addStatement("from += block")
                .endControlFlow()
                .beginControlFlow("for (int i = from; i < last; i++)")
                .addStatement("a[i] = $L", one)
                .endControlFlow()
                .build();
    }

    private String passName(int number) {
        return name + (number + 1);
    }

    private MethodSpec pass(int number) {
        Pass pass = passes.get(number);
        MethodSpec.Builder method = method(passName(number))
                .addParameter(array, SCRATCH)
                .addParameter(TypeName.INT, "end")
                .beginControlFlow("for (int i = $L; i < end; i++)", first() - 1);
        PlainStepCode code = new PlainStepCode(precision);
        pass.loads()
                .forEach(load -> method.addStatement(
                        "final $T $N = $L",
                        type(isBits(load)),
                        load,
                        isBits(load) ? code.bits(place(load).toString()) : place(load)));
        for (Step step : pass.steps()) {
            method.addStatement("final $T $N = $L", type(step.isBits()), step.name(), step.value());
        }
        pass.stores()
                .forEach(store -> method.addStatement(
                        "$L = $L",
                        place(store),
                        isBits(store) ? code.real(CodeBlock.of("$N", store)) : CodeBlock.of("$N", store)));
        return method.endControlFlow().build();
    }

    private CodeBlock place(String variable) {
        int slot = slot(slots.indexOf(variable));
        return slot == 0 ? CodeBlock.of("$N[i]", SCRATCH) : CodeBlock.of("$N[i + $L]", SCRATCH, slot);
    }

    private boolean isBits(String variable) {
        return written.steps().stream()
                .anyMatch(step -> step.isBits() && step.name().equals(variable));
    }

    private TypeName type(boolean bits) {
        TypeName integer = precision == Precision.FLOAT ? TypeName.INT : TypeName.LONG;
        return bits ? integer : element;
    }
}

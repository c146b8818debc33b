package io.github.rnngen.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.rnngen.generator.emit.functions.ElementTypes;
import io.github.rnngen.generator.emit.functions.FunctionMethods;
import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.graph.MathForms;
import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.math.DoubleMath;
import io.github.rnngen.runtime.math.FloatMath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Calls of functions that are not operators of Java: of the runtime's forms, of the same as methods of the class itself if
 * it is to stand alone, or of {@link Math}.
 */
record FunctionCode(Precision precision, MathForms math, boolean standalone) {
    /** A call. */
    CodeBlock call(Elementwise function, CodeBlock arguments) {
        if (isFast(function)) {
            String name = FunctionMethods.name(function);
            Class<?> library = precision == Precision.FLOAT ? FloatMath.class : DoubleMath.class;
            return standalone
                    ? CodeBlock.of("$L($L)", name, arguments)
                    : CodeBlock.of("$T.$L($L)", library, name, arguments);
        }
        CodeBlock call = switch (function) {
            case SIGMOID -> CodeBlock.of("sigmoid($L)", arguments);
            case SOFTPLUS -> CodeBlock.of("softplus($L)", arguments);
            case SIGN -> CodeBlock.of("$T.signum($L)", Math.class, arguments);
            case POWER -> CodeBlock.of("$T.pow($L)", Math.class, arguments);
            default -> CodeBlock.of("$T.$L($L)", Math.class, FunctionMethods.name(function), arguments);
        };
        return casts(function) ? CodeBlock.of("(float) $L", call) : call;
    }

    /** Whether a call is one of a function of {@link Math} that knows double alone, whose result is rounded to float. */
    boolean casts(Elementwise function) {
        return precision == Precision.FLOAT
                && switch (function) {
                    case EXP, LOG, TANH -> !isFast(function);
                    case SQRT, SIN, COS, POWER -> true;
                    default -> false;
                };
    }

    /** Whether a function is computed by a formula of our own, which is there on vectors too. */
    boolean isFast(Elementwise function) {
        return math == MathForms.FAST && FunctionMethods.exists(function);
    }

    /** A method that computes a function of neighbouring elements of an array, in place, one after another. */
    MethodSpec ofArray(Elementwise function) {
        return MethodSpec.methodBuilder(FunctionMethods.arrayName(function))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc("Replaces {@code count} elements of {@code a} by the function of each.\n")
                .addParameter(StatementCode.array(precision), "a")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "count")
                .beginControlFlow("for (int i = first; i < first + count; i++)")
                .addStatement("a[i] = $L", call(function, CodeBlock.of("a[i]")))
                .endControlFlow()
                .build();
    }

    /** The methods that calls of functions need in their class. */
    List<MethodSpec> helpers(Set<Elementwise> functions) {
        if (math == MathForms.FAST) {
            return standalone ? FunctionMethods.scalar(precision, functions, Modifier.PRIVATE) : List.of();
        }
        List<MethodSpec> helpers = new ArrayList<>();
        if (functions.contains(Elementwise.SIGMOID)) {
            helpers.add(helper("sigmoid", CodeBlock.of("1 / (1 + $T.exp(-x))", Math.class)));
        }
        if (functions.contains(Elementwise.SOFTPLUS)) {
            helpers.add(
                    helper("softplus", CodeBlock.of("$1T.max(x, 0) + $1T.log1p($1T.exp(-$1T.abs(x)))", Math.class)));
        }
        return helpers;
    }

    private MethodSpec helper(String name, CodeBlock value) {
        boolean isFloat = precision == Precision.FLOAT;
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(ElementTypes.of(precision))
                .addParameter(ElementTypes.of(precision), "x")
                .addStatement(isFloat ? "return (float) ($L)" : "return $L", value)
                .build();
    }
}

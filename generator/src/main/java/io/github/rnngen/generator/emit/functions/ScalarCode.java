package io.github.rnngen.generator.emit.functions;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.rnngen.runtime.Precision;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** A formula as a Java method on numbers: one local variable per named value, and one expression that is returned. */
final class ScalarCode {
    private static final int CONDITIONAL = 0;
    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int UNARY = 3;
    private static final int PRIMARY = 4;

    private final Formula formula;
    private final Precision precision;
    private final boolean isFloat;
    private final CodeBlock.Builder statements = CodeBlock.builder();
    private final Set<String> declared = new HashSet<>();
    private final Set<Formula> applied = new LinkedHashSet<>();

    ScalarCode(Formula formula, Precision precision) {
        this.formula = formula;
        this.precision = precision;
        this.isFloat = precision == Precision.FLOAT;
    }

    /** The method, static. */
    MethodSpec method(Modifier... access) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(formula.name())
                .addJavadoc("$L\n", formula.meaning())
                .addModifiers(access)
                .addModifiers(Modifier.STATIC)
                .returns(real());
        formula.parameters().forEach(parameter -> method.addParameter(real(), parameter));
        CodeBlock value = code(formula.value());
        return method.addCode(statements.build())
                .addStatement("return $L", value)
                .build();
    }

    /** The formulas that the method which was written applies. */
    Set<Formula> applied() {
        return applied;
    }

    /** The integer that a value is combined with. */
    static CodeBlock operand(Bits.Binary binary, boolean isLong) {
        return switch (binary.operator()) {
            case SHIFT_LEFT, SHIFT_RIGHT -> CodeBlock.of("$L", binary.right());
            case PLUS, AND, OR -> CodeBlock.of("0x$L$L", Long.toHexString(binary.right()), isLong ? "L" : "");
        };
    }

    /** The name of a value, which has been declared and computed when it is read. */
    private CodeBlock declared(String name, TypeName type, CodeBlock value) {
        if (declared.add(name)) {
            statements.addStatement("final $T $N = $L", type, name, value);
        }
        return CodeBlock.of("$N", name);
    }

    private CodeBlock call(Real.Application application) {
        applied.add(application.formula());
        List<CodeBlock> arguments = new ArrayList<>();
        application.arguments().forEach(argument -> arguments.add(code(argument)));
        return CodeBlock.of("$N($L)", application.formula().name(), CodeBlock.join(arguments, ", "));
    }

    private TypeName real() {
        return isFloat ? TypeName.FLOAT : TypeName.DOUBLE;
    }

    private TypeName bits() {
        return isFloat ? TypeName.INT : TypeName.LONG;
    }

    private Class<?> boxed() {
        return isFloat ? Float.class : Double.class;
    }

    private CodeBlock code(Real value) {
        if (value instanceof Real.Parameter parameter) {
            return CodeBlock.of("$N", parameter.name());
        } else if (value instanceof Real.Constant constant) {
            return Literals.of(precision, constant.value());
        } else if (value instanceof Real.Named named) {
            return declared(named.name(), real(), code(named.value()));
        } else if (value instanceof Real.Binary binary) {
            return infix(binary);
        } else if (value instanceof Real.Negative negative) {
            return CodeBlock.of("-$L", within(negative.operand(), PRIMARY));
        } else if (value instanceof Real.Absolute absolute) {
            return CodeBlock.of("$T.abs($L)", Math.class, code(absolute.operand()));
        } else if (value instanceof Real.Choice choice) {
            return choice(choice);
        } else if (value instanceof Real.Signed signed) {
            return choice(signed.asChoice());
        } else if (value instanceof Real.OfBits ofBits) {
            return CodeBlock.of(
                    "$T.$L($L)", boxed(), isFloat ? "intBitsToFloat" : "longBitsToDouble", code(ofBits.bits()));
        }
        return call((Real.Application) value);
    }

    private CodeBlock infix(Real.Binary binary) {
        int precedence = precedence(binary);
        CodeBlock left = within(binary.left(), precedence);
        return CodeBlock.of("$L $L $L", left, binary.operator().sign(), within(binary.right(), precedence + 1));
    }

    private CodeBlock choice(Real.Choice choice) {
        CodeBlock left = within(choice.left(), SUM);
        CodeBlock right = within(choice.right(), SUM);
        CodeBlock then = within(choice.then(), SUM);
        return CodeBlock.of(
                "$L $L $L ? $L : $L", left, choice.relation().sign(), right, then, within(choice.otherwise(), SUM));
    }

    private CodeBlock within(Real value, int least) {
        return precedence(value) >= least ? code(value) : CodeBlock.of("($L)", code(value));
    }

    private static int precedence(Real value) {
        if (value instanceof Real.Choice || value instanceof Real.Signed) {
            return CONDITIONAL;
        } else if (value instanceof Real.Binary binary) {
            return switch (binary.operator()) {
                case PLUS, MINUS -> SUM;
                case TIMES, OVER -> PRODUCT;
            };
        }
        return value instanceof Real.Negative ? UNARY : PRIMARY;
    }

    private CodeBlock code(Bits value) {
        if (value instanceof Bits.Named named) {
            return declared(named.name(), bits(), code(named.value()));
        } else if (value instanceof Bits.Binary binary) {
            CodeBlock left = code(binary.left());
            CodeBlock operand = binary.left() instanceof Bits.Binary ? CodeBlock.of("($L)", left) : left;
            return CodeBlock.of("$L $L $L", operand, binary.operator().sign(), operand(binary, !isFloat));
        }
        Real real = ((Bits.OfReal) value).real();
        return CodeBlock.of("$T.$L($L)", boxed(), isFloat ? "floatToRawIntBits" : "doubleToRawLongBits", code(real));
    }
}

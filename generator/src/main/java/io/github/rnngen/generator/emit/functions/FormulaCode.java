package io.github.rnngen.generator.emit.functions;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Modifier;

/** A formula as a Java method: one local variable per named value, and one expression that is returned. */
abstract class FormulaCode {
    private final Formula formula;
    private final CodeBlock.Builder statements = CodeBlock.builder();
    private final Set<String> declared = new HashSet<>();
    private final Set<Formula> applied = new LinkedHashSet<>();
    private final UnaryOperator<String> names;
    private final Map<String, String> variables = new HashMap<>();

    /**
     * A formula.
     *
     * @param names gives the names of variables for those of parameters and values
     */
    FormulaCode(Formula formula, UnaryOperator<String> names) {
        this.formula = formula;
        this.names = names;
    }

    /** Type of a {@link Real}. */
    abstract TypeName real();

    /** Type of {@link Bits}. */
    abstract TypeName bits();

    abstract CodeBlock code(Real value);

    abstract CodeBlock code(Bits value);

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

    /** The same statements in the midst of others; the arguments are variables. */
    InlinedFunction inlined() {
        CodeBlock value = code(formula.value());
        return new InlinedFunction(statements.build(), value);
    }

    /** The variable of a parameter or value. */
    String variable(String name) {
        return variables.computeIfAbsent(name, names);
    }

    /** The formulas that the method which was written applies. */
    Set<Formula> applied() {
        return applied;
    }

    /** The first parameter: in vectors, what constants are as wide as. */
    String first() {
        return variable(formula.parameters().get(0));
    }

    /** The integer that a value is combined with. */
    static CodeBlock operand(Bits.Binary binary, boolean isLong) {
        return switch (binary.operator()) {
            case SHIFT_LEFT, SHIFT_RIGHT -> CodeBlock.of("$L", binary.right());
            case PLUS, AND, OR -> CodeBlock.of("0x$L$L", Long.toHexString(binary.right()), isLong ? "L" : "");
        };
    }

    /** The name of a value, which has been declared and computed when it is read. */
    CodeBlock declared(String name, TypeName type, CodeBlock value) {
        if (declared.add(name)) {
            statements.addStatement("final $T $N = $L", type, variable(name), value);
        }
        return CodeBlock.of("$N", variable(name));
    }

    CodeBlock call(Real.Application application) {
        applied.add(application.formula());
        List<CodeBlock> arguments = new ArrayList<>();
        application.arguments().forEach(argument -> arguments.add(code(argument)));
        return CodeBlock.of("$N($L)", application.formula().name(), CodeBlock.join(arguments, ", "));
    }
}

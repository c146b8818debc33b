package io.github.rnngen.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import io.github.rnngen.generator.emit.functions.ElementTypes;
import io.github.rnngen.generator.emit.functions.Literals;
import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.schedule.ir.Affine;
import io.github.rnngen.generator.schedule.ir.Buffer;
import io.github.rnngen.generator.schedule.ir.Expr;
import io.github.rnngen.generator.schedule.ir.Space;
import io.github.rnngen.generator.schedule.ir.Variable;
import io.github.rnngen.runtime.Precision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Expressions as Java, with as few parentheses as keep the order of operations. */
final class ExpressionCode {
    private static final String COUNTERS = "ijk";
    private static final int CONDITIONAL = 0;
    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int UNARY = 3;
    private static final int PRIMARY = 4;

    private final Names names;
    private final Precision precision;
    private final Affine length;
    private final FunctionCode functions;
    private final NameAllocator locals;
    private final Map<Variable, String> counters = new HashMap<>();
    private final Map<String, String> localNames = new HashMap<>();

    /** Expressions of one method. */
    ExpressionCode(Names names, Precision precision, Affine length, FunctionCode functions) {
        this(names, precision, length, functions, names.locals());
    }

    private ExpressionCode(
            Names names, Precision precision, Affine length, FunctionCode functions, NameAllocator locals) {
        this.names = names;
        this.precision = precision;
        this.length = length;
        this.functions = functions;
        this.locals = locals;
    }

    /** Expressions of a block of the method: what is named there is known nowhere else. */
    ExpressionCode nested() {
        ExpressionCode nested = new ExpressionCode(names, precision, length, functions, locals.clone());
        nested.counters.putAll(counters);
        nested.localNames.putAll(localNames);
        return nested;
    }

    /** Settles the name of a local variable; variables of blocks that are apart can share one. */
    String declare(String local) {
        return localNames.computeIfAbsent(local, name -> locals.newName(name, new Local(name)));
    }

    /** Tells local variables from fields of the same name. */
    private record Local(String name) {}

    /** Settles the name of a loop's counter by how deep the loop lies: i, j, k … */
    String declare(Variable counter, int depth) {
        String name = depth < COUNTERS.length() ? COUNTERS.substring(depth, depth + 1) : counter.name();
        counters.put(counter, name);
        return name;
    }

    /** The name of a loop's counter that has been settled. */
    String counter(Variable variable) {
        return counters.getOrDefault(variable, variable.name());
    }

    /** The type of elements. */
    TypeName type() {
        return ElementTypes.of(precision);
    }

    /** How elementary functions are computed. */
    FunctionCode functions() {
        return functions;
    }

    String local(String name) {
        return declare(name);
    }

    CodeBlock code(Expr expr) {
        if (expr instanceof Expr.Number number) {
            return number(number.value());
        } else if (expr instanceof Expr.Load load) {
            return element(load.buffer(), load.index());
        } else if (expr instanceof Expr.Local local) {
            return CodeBlock.of("$N", local(local.name()));
        } else if (expr instanceof Expr.Count count) {
            return CodeBlock.of("$N", Names.count(count.steps()));
        } else if (expr instanceof Expr.Gather gather) {
            return CodeBlock.of(
                    "$N[$L]",
                    names.array(gather.table()),
                    picked(gather.table(), gather.place(), gather.stride(), gather.port(), gather.at()));
        } else if (expr instanceof Expr.During during) {
            return during(during);
        } else if (expr instanceof Expr.IfInitial initial) {
            return CodeBlock.of("carried ? $L : $L", number(0), within(initial.body(), SUM));
        } else if (expr instanceof Expr.Mask mask) {
            return mask(mask);
        } else if (expr instanceof Expr.Call call) {
            return call(call);
        }
        throw new IllegalStateException("cannot be written as an expression: " + expr);
    }

    /** An array element, such as {@code w[H + 4 * t + 2]}. */
    CodeBlock element(Buffer buffer, Affine index) {
        return CodeBlock.of("$N[$L]", names.array(buffer), index(buffer, index));
    }

    String array(Buffer buffer) {
        return names.array(buffer);
    }

    /** The place of an element in the array of its buffer. */
    CodeBlock index(Buffer buffer, Affine index) {
        List<CodeBlock> terms = new ArrayList<>();
        if (buffer.space() == Space.WORK) {
            terms.add(CodeBlock.of("$N", names.work(buffer.block())));
        } else if (buffer.space() == Space.PARAMETERS || buffer.space() == Space.GRADIENTS) {
            terms.add(CodeBlock.of("$N", names.parameter(buffer.name())));
            return sum(terms, index.plus(-buffer.offset()));
        }
        return sum(terms, index);
    }

    /** Terms, and the multiples and the constant of an index, as one sum. */
    private CodeBlock sum(List<CodeBlock> terms, Affine index) {
        index.factors().entrySet().stream()
                .sorted(Map.Entry.<Variable, Integer>comparingByValue().reversed())
                .forEach(factor -> terms.add(multiple(factor.getValue(), factor.getKey())));
        if (index.constant() < 0 && !terms.isEmpty()) {
            return CodeBlock.of("$L - $L", CodeBlock.join(terms, " + "), -index.constant());
        }
        if (index.constant() != 0 || terms.isEmpty()) {
            terms.add(CodeBlock.of("$L", index.constant()));
        }
        return CodeBlock.join(terms, " + ");
    }

    private CodeBlock multiple(int factor, Variable variable) {
        String name = counter(variable);
        return factor == 1 ? CodeBlock.of("$N", name) : CodeBlock.of("$L * $N", factor, name);
    }

    CodeBlock number(double value) {
        return Literals.of(precision, value);
    }

    /** The place of an element that an index picks. */
    CodeBlock picked(Buffer table, Affine place, int stride, Buffer port, Affine at) {
        CodeBlock value = element(port, at);
        CodeBlock index = stride == 1 ? value : CodeBlock.of("$L * $L", stride, value);
        return CodeBlock.of("$L + $L", index(table, place), index);
    }

    private CodeBlock during(Expr.During during) {
        CodeBlock step = sum(new ArrayList<>(), during.step());
        List<CodeBlock> bounds = new ArrayList<>();
        if (!during.from().isConstant() || during.from().constant() > 0) {
            bounds.add(CodeBlock.of("$L >= $L", step, sum(new ArrayList<>(), during.from())));
        }
        if (!during.to().equals(length)) {
            bounds.add(CodeBlock.of("$L < $L", step, sum(new ArrayList<>(), during.to())));
        }
        return bounds.isEmpty()
                ? code(during.body())
                : CodeBlock.of("$L ? $L : $L", CodeBlock.join(bounds, " && "), within(during.body(), SUM), number(0));
    }

    private CodeBlock mask(Expr.Mask mask) {
        CodeBlock factor = CodeBlock.of(
                "$N.factor($L, $L, $L, $L, $L)",
                Names.MASKS,
                mask.number(),
                sum(new ArrayList<>(), mask.sequence()),
                sum(new ArrayList<>(), mask.step()),
                sum(new ArrayList<>(), mask.element()),
                Literals.of(Precision.DOUBLE, mask.rate()));
        return precision == Precision.FLOAT ? CodeBlock.of("(float) $L", factor) : factor;
    }

    private CodeBlock call(Expr.Call call) {
        List<Expr> arguments = call.arguments();
        return switch (call.function()) {
            case ADD -> infix(call, "+", SUM);
            case SUBTRACT -> infix(call, "-", SUM);
            case MULTIPLY -> infix(call, "*", PRODUCT);
            case DIVIDE -> infix(call, "/", PRODUCT);
            case NEGATE -> negated(arguments.get(0));
            case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL ->
                CodeBlock.of("$L ? $L : $L", condition(call), number(1), number(0));
            case SELECT ->
                CodeBlock.of(
                        "$L ? $L : $L",
                        condition(arguments.get(0)),
                        within(arguments.get(1), SUM),
                        within(arguments.get(2), SUM));
            case RELU -> CodeBlock.of("$T.max($L, $L)", Math.class, code(arguments.get(0)), number(0));
            case MAX, MIN, ABS, SIGN, EXP, LOG, SQRT, SIN, COS, TANH, POWER, SIGMOID, SOFTPLUS ->
                functions.call(
                        call.function(), arguments.stream().map(this::code).collect(CodeBlock.joining(", ")));
        };
    }

    private CodeBlock negated(Expr argument) {
        boolean plain = precedence(argument) == PRIMARY && !(argument instanceof Expr.Number);
        return plain ? CodeBlock.of("-$L", code(argument)) : CodeBlock.of("-($L)", code(argument));
    }

    /** What a comparison, or a number that is 1 or 0, says. */
    CodeBlock condition(Expr expr) {
        if (expr instanceof Expr.Call call && call.function().isComparison()) {
            String sign = switch (call.function()) {
                case LESS -> "<";
                case LESS_EQUAL -> "<=";
                case GREATER -> ">";
                case GREATER_EQUAL -> ">=";
                case EQUAL -> "==";
                default -> "!=";
            };
            return CodeBlock.of(
                    "$L $L $L",
                    within(call.arguments().get(0), SUM),
                    sign,
                    within(call.arguments().get(1), SUM));
        }
        return CodeBlock.of("$L != 0", within(expr, SUM));
    }

    private CodeBlock infix(Expr.Call call, String sign, int precedence) {
        CodeBlock left = within(call.arguments().get(0), precedence);
        CodeBlock right = within(call.arguments().get(1), precedence + 1);
        // Lines break before what is added, and before factors in brackets.
        boolean breaks = precedence == SUM || precedence(call.arguments().get(1)) <= precedence;
        return CodeBlock.of(breaks ? "$L$W$L $L" : "$L $L $L", left, sign, right);
    }

    private CodeBlock within(Expr expr, int least) {
        return precedence(expr) >= least ? code(expr) : CodeBlock.of("($L)", code(expr));
    }

    private int precedence(Expr expr) {
        if (expr instanceof Expr.During || expr instanceof Expr.IfInitial) {
            return CONDITIONAL;
        } else if (expr instanceof Expr.Mask) {
            return precision == Precision.FLOAT ? UNARY : PRIMARY;
        } else if (!(expr instanceof Expr.Call call)) {
            return PRIMARY;
        } else {
            return precedence(call.function());
        }
    }

    private int precedence(Elementwise function) {
        return switch (function) {
            case SELECT, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL -> CONDITIONAL;
            case ADD, SUBTRACT -> SUM;
            case MULTIPLY, DIVIDE -> PRODUCT;
            case NEGATE -> UNARY;
            default -> functions.casts(function) ? UNARY : PRIMARY;
        };
    }
}

package io.github.rnngen.generator.check;

import static io.github.rnngen.generator.check.Value.Faulty.FAULTY;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.diagnostic.Diagnostic;
import io.github.rnngen.generator.source.Span;
import io.github.rnngen.generator.syntax.Declaration;
import io.github.rnngen.generator.syntax.Expression;
import io.github.rnngen.generator.syntax.Name;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Calls: builtins are applied, functions inlined, cells left to {@link BodyExpansion}. */
final class Calls {
    private static final int DEEPEST = 100;

    private final ModelContext context;
    private final ExpressionChecker expressions;
    private final Binder binder;
    private final Names names;

    Calls(ModelContext context, ExpressionChecker expressions) {
        this.context = context;
        this.expressions = expressions;
        this.binder = new Binder(context, expressions);
        this.names = new Names(context);
    }

    Binder binder() {
        return binder;
    }

    /** What a call calls; faulty, with the fault reported, where there is nothing to call. */
    Value callee(Expression.Call call, Scope scope) {
        Name name = call.callee();
        Optional<Value> local = scope.find(name.text()).filter(value -> isCallable(value) || value == FAULTY);
        Optional<Value> callee = local.or(() -> scope.definitions().find(name.text()));
        if (callee.isPresent()) {
            return callee.get();
        }
        Optional<Value> other = scope.find(name.text());
        if (other.isPresent()) {
            context.faults.report(
                    Code.WRONG_KIND,
                    name.span(),
                    "`" + name.text() + "` is " + other.get().describe() + " and cannot be called");
        } else {
            names.reportUndefinedCallee(name, scope);
        }
        return FAULTY;
    }

    private static boolean isCallable(Value value) {
        return value instanceof Value.BuiltinFunction || value instanceof Value.Function || value instanceof Value.Cell;
    }

    /** The value of a call within an expression. */
    Value evaluate(Expression.Call call, Scope scope) {
        Value callee = callee(call, scope);
        if (callee instanceof Value.BuiltinFunction builtin) {
            return builtin(builtin, call, scope);
        }
        if (callee instanceof Value.Function function) {
            return inline(function, call, scope);
        }
        if (callee instanceof Value.Cell) {
            String name = call.callee().text();
            context.faults.report(
                    Code.CELL_CALL,
                    call.span(),
                    "the call of the cell `" + name + "` must stand alone on the right of an equation",
                    Optional.of("give it a line and a name of its own: `a = " + name + "(...)`"));
        }
        return FAULTY;
    }

    private Value builtin(Value.BuiltinFunction function, Expression.Call call, Scope scope) {
        int arity = Builtins.arity(function.builtin());
        String name = function.name();
        for (Expression.Argument argument : call.arguments()) {
            if (argument.name().isPresent()) {
                Name written = argument.name().get();
                context.faults.report(
                        Code.SURPLUS_ARGUMENT, written.span(), "the arguments of `" + name + "` have no names");
                return FAULTY;
            }
        }
        if (call.arguments().size() != arity) {
            Code code = call.arguments().size() < arity ? Code.MISSING_ARGUMENT : Code.SURPLUS_ARGUMENT;
            String count = arity == 1 ? "one argument" : arity + " arguments";
            context.faults.report(
                    code,
                    call.span(),
                    "`" + name + "` takes " + count + ", not "
                            + call.arguments().size(),
                    call.arguments().isEmpty()
                            ? Optional.of("to hand on the function itself, leave the brackets out: `" + name + "`")
                            : Optional.empty());
            return FAULTY;
        }
        List<Expression> arguments =
                call.arguments().stream().map(Expression.Argument::value).toList();
        return switch (function.builtin()) {
            case SELECT -> select(arguments, call, scope);
            case DROPOUT_MASK, DROPOUT_MASK_ONCE -> mask(function.builtin(), arguments, call, scope);
            default -> expressions.apply(function.builtin(), arguments, call, scope);
        };
    }

    private Value mask(Builtin builtin, List<Expression> arguments, Expression.Call call, Scope scope) {
        Optional<Term> shaped = expressions.term(arguments.get(0), scope);
        Expression rate = arguments.get(1);
        Value value = expressions.evaluate(rate, scope);
        boolean known = value instanceof Value.Tensor tensor && tensor.term() instanceof Term.Number;
        double probability = known ? ((Term.Number) ((Value.Tensor) value).term()).value() : Double.NaN;
        if (value != FAULTY && !(probability >= 0 && probability < 1)) {
            context.faults.report(
                    Code.NUMBER,
                    rate.span(),
                    "the rate of `" + call.callee().text()
                            + "` must be a number from 0 to below 1, known when the model is compiled, but this is "
                            + value.describe(),
                    Optional.of("0.2 leaves out every fifth element on average"));
            return FAULTY;
        }
        if (value == FAULTY || shaped.isEmpty()) {
            return FAULTY;
        }
        boolean once = builtin == Builtin.DROPOUT_MASK_ONCE;
        return new Value.Tensor(new Term.Mask(
                context.nextMask(), probability, once, shaped.get().shape()));
    }

    private Value select(List<Expression> arguments, Expression.Call call, Scope scope) {
        Expression condition = arguments.get(0);
        Value value = expressions.evaluate(condition, scope);
        List<Terms.Operand> operands = new ArrayList<>();
        if (value instanceof Value.Condition comparison) {
            operands.add(new Terms.Operand(comparison.term(), condition, Optional.empty()));
        } else if (value != FAULTY) {
            context.faults.report(
                    Code.CONDITION,
                    condition.span(),
                    "the first argument of `select` must be a comparison such as `x > 0`, but this is "
                            + value.describe());
        }
        for (Expression argument : arguments.subList(1, 3)) {
            expressions.operand(argument, scope).ifPresent(operands::add);
        }
        return operands.size() < 3 ? FAULTY : expressions.apply(Builtin.SELECT, operands, call);
    }

    private Value inline(Value.Function function, Expression.Call call, Scope scope) {
        Scope inner = new Scope(function.home(), "");
        if (!binder.bind(function.tree(), call, scope, inner) || !enter(call, function.tree())) {
            return FAULTY;
        }
        Value value = expressions.evaluate(function.tree().body(), inner);
        leave();
        return value;
    }

    /**
     * Notes that what is called is being expanded, until {@link #leave}.
     *
     * @return whether it may be; calls that are nested too deeply are reported
     */
    boolean enter(Expression.Call call, Declaration.Callable callee) {
        if (context.faults.depth() >= DEEPEST) {
            reportTooDeep(call.span());
            return false;
        }
        context.faults.enter(new Faults.Frame(callee.name().text(), call.span()));
        return true;
    }

    void leave() {
        context.faults.leave();
    }

    /** Calls without end, through functions and cells given as arguments, come back to where they were. */
    private void reportTooDeep(Span place) {
        List<Faults.Frame> frames = context.faults.frames();
        List<String> callees = frames.stream().map(Faults.Frame::callee).toList();
        int again = callees.subList(1, callees.size()).indexOf(callees.get(0));
        if (again >= 0) {
            List<String> circle = new ArrayList<>(callees.subList(0, again + 1));
            Collections.reverse(circle);
            context.budget.exhaust();
            context.faults.add(
                    Diagnostic.of(Code.RECURSION, place.location(), "calls without end: " + CircleFinder.show(circle)));
        } else {
            context.budget.exhaust(Code.TOO_DEEP, place, "calls are nested more than " + DEEPEST + " deep");
        }
    }
}

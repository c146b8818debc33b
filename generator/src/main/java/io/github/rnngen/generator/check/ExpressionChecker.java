package io.github.rnngen.generator.check;

import static io.github.rnngen.generator.check.Value.Faulty.FAULTY;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.syntax.Expression;
import io.github.rnngen.generator.syntax.Printer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What expressions stand for: names are looked up, shapes found, functions inlined, faults reported. */
final class ExpressionChecker {
    private final ModelContext context;
    private final Terms terms;
    private final Names names;
    private final Calls calls;
    private final Indexing indexing;
    private int depth;

    ExpressionChecker(ModelContext context) {
        this.context = context;
        this.terms = new Terms(context);
        this.names = new Names(context);
        this.calls = new Calls(context, this);
        this.indexing = new Indexing(context, this, terms);
    }

    Calls calls() {
        return calls;
    }

    /** The value of an expression; faulty, with the fault reported, where it has none. */
    Value evaluate(Expression expression, Scope scope) {
        if (!context.budget.spend(expression.span())) {
            return FAULTY;
        }
        // expressions are bounded in depth; expressions of functions that they call are not
        if (depth > Expression.DEEPEST) {
            context.budget.exhaust(
                    Code.TOO_DEEP,
                    expression.span(),
                    "more than " + Expression.DEEPEST + " operations and calls within each other");
            return FAULTY;
        }
        depth++;
        Value value = dispatch(expression, scope);
        depth--;
        return value;
    }

    private Value dispatch(Expression expression, Scope scope) {
        if (expression instanceof Expression.Number number) {
            return Value.number(number.value());
        }
        if (expression instanceof Expression.Reference reference) {
            return names.resolve(reference, scope);
        }
        if (expression instanceof Expression.Negate negate) {
            return apply(Builtin.NEGATE, List.of(negate.operand()), negate, scope);
        }
        if (expression instanceof Expression.Binary binary) {
            return binary(binary, scope);
        }
        if (expression instanceof Expression.Call call) {
            return calls.evaluate(call, scope);
        }
        if (expression instanceof Expression.AtTime atTime) {
            return indexing.atTime(atTime, scope);
        }
        if (expression instanceof Expression.Element element) {
            return indexing.element(element, scope);
        }
        if (expression instanceof Expression.Part part) {
            return indexing.part(part, scope);
        }
        return expression instanceof Expression.Parentheses parentheses ? evaluate(parentheses.inner(), scope) : FAULTY;
    }

    private Value binary(Expression.Binary binary, Scope scope) {
        Builtin builtin = Builtins.of(binary.operator());
        Value value = apply(builtin, List.of(binary.left(), binary.right()), binary, scope);
        return value instanceof Value.Tensor tensor && Builtins.isComparison(builtin)
                ? new Value.Condition(tensor.term())
                : value;
    }

    /** A builtin applied to some expressions. */
    Value apply(Builtin builtin, List<Expression> arguments, Expression whole, Scope scope) {
        List<Terms.Operand> operands = new ArrayList<>();
        for (Expression argument : arguments) {
            Optional<Terms.Operand> operand = operand(argument, scope);
            operand.ifPresent(operands::add);
        }
        return operands.size() < arguments.size() ? FAULTY : apply(builtin, operands, whole);
    }

    Value apply(Builtin builtin, List<Terms.Operand> operands, Expression whole) {
        var place = whole instanceof Expression.Binary binary ? binary.operatorSpan() : whole.span();
        Optional<Term> term = terms.apply(builtin, operands, whole, place);
        return term.<Value>map(Value.Tensor::new).orElse(FAULTY);
    }

    /** The numbers that an expression stands for; empty if they are something else, which has been reported. */
    Optional<Term> term(Expression expression, Scope scope) {
        return operand(expression, scope).map(Terms.Operand::term);
    }

    Optional<Terms.Operand> operand(Expression expression, Scope scope) {
        Value value = evaluate(expression, scope);
        if (value instanceof Value.Tensor tensor) {
            return Optional.of(new Terms.Operand(tensor.term(), expression, names.origin(expression, scope)));
        }
        if (value != FAULTY) {
            reportNotNumeric(value, expression);
        }
        return Optional.empty();
    }

    private void reportNotNumeric(Value value, Expression expression) {
        String text = "`" + Printer.print(expression) + "`";
        if (value instanceof Value.Condition) {
            context.faults.report(
                    Code.CONDITION,
                    expression.span(),
                    "a comparison can only be the condition of a `select`",
                    Optional.of("for numbers write `select(" + Printer.print(expression.bare()) + ", 1, 0)`"));
        } else if (value instanceof Value.Index) {
            context.faults.report(
                    Code.INDEX,
                    expression.span(),
                    text + " is an index, not a number",
                    Optional.of("an index chooses the row of a matrix: `E[" + Printer.print(expression) + "]`"));
        } else {
            context.faults.report(
                    Code.WRONG_KIND,
                    expression.span(),
                    text + " is " + value.describe() + ", but numbers are needed here",
                    Optional.of("call it: `" + Printer.print(expression) + "(...)`"));
        }
    }
}

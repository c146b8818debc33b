package io.github.rnngen.generator.syntax;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.diagnostic.Diagnostic;
import io.github.rnngen.generator.source.Span;
import io.github.rnngen.grammar.RnnLexer;
import io.github.rnngen.grammar.RnnParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Builds expressions from contexts that have no fault. Recurses only where the grammar does, into brackets: chains of
 * operators are loops. An expression that comes out too deep is reported and becomes a faulty one.
 */
final class ExpressionBuilder {
    private final Spans spans;
    private final Consumer<Diagnostic> faults;

    ExpressionBuilder(Spans spans, Consumer<Diagnostic> faults) {
        this.spans = spans;
        this.faults = faults;
    }

    Name name(RnnParser.NameContext name) {
        return new Name(name.getText(), spans.of(name));
    }

    List<Name> names(List<RnnParser.NameContext> names) {
        return names.stream().map(this::name).toList();
    }

    /** Expressions that do not lie within another one. */
    List<Expression> all(List<RnnParser.ExpressionContext> contexts) {
        return contexts.stream().map(this::build).toList();
    }

    /** An expression that does not lie within another one. */
    Expression build(RnnParser.ExpressionContext context) {
        Expression expression = expression(context);
        Optional<Expression> tooDeep = Depth.firstBeyond(expression, Expression.DEEPEST);
        if (tooDeep.isEmpty()) {
            return expression;
        }
        faults.accept(Diagnostic.of(
                        Code.TOO_DEEP,
                        tooDeep.get().span().location(),
                        "more than " + Expression.DEEPEST + " operations within each other")
                .withHelp("give parts of the expression names of their own"));
        return new Expression.Faulty(expression.span());
    }

    /** Any level of the grammar; most have a single operand and stand for that. */
    private Expression expression(ParserRuleContext context) {
        ParserRuleContext level = context;
        while (level.getChildCount() == 1
                && level.getRuleIndex() != RnnParser.RULE_primary
                && level.getChild(0) instanceof ParserRuleContext only) {
            level = only;
        }
        return switch (level.getRuleIndex()) {
            case RnnParser.RULE_unary -> unary((RnnParser.UnaryContext) level);
            case RnnParser.RULE_power -> power((RnnParser.PowerContext) level);
            case RnnParser.RULE_postfix -> postfix((RnnParser.PostfixContext) level);
            case RnnParser.RULE_primary -> primary((RnnParser.PrimaryContext) level);
            default -> chain(level);
        };
    }

    /** Operands with operators between them, grouped from the left. */
    private Expression chain(ParserRuleContext context) {
        Expression result = expression((ParserRuleContext) context.getChild(0));
        for (int i = 1; i < context.getChildCount(); i += 2) {
            Token sign = ((TerminalNode) context.getChild(i)).getSymbol();
            Expression operand = expression((ParserRuleContext) context.getChild(i + 1));
            result = binary(operator(sign.getType()), sign, result, operand);
        }
        return result;
    }

    private Expression unary(RnnParser.UnaryContext context) {
        return negated(context.MINUS(), expression(context.power()));
    }

    private Expression negated(List<TerminalNode> signs, Expression operand) {
        Expression result = operand;
        for (int i = signs.size() - 1; i >= 0; i--) {
            Span sign = spans.of(signs.get(i).getSymbol());
            result = new Expression.Negate(result, sign.to(operand.span()));
        }
        return result;
    }

    /** Powers group from the right. */
    private Expression power(RnnParser.PowerContext context) {
        List<RnnParser.ExponentContext> exponents = context.exponent();
        List<TerminalNode> signs = context.POWER();
        List<Expression> bases = new ArrayList<>();
        bases.add(postfix(context.postfix()));
        for (RnnParser.ExponentContext exponent : exponents) {
            bases.add(postfix(exponent.postfix()));
        }
        Expression result = bases.get(exponents.size());
        for (int i = exponents.size() - 1; i >= 0; i--) {
            Expression exponent = negated(exponents.get(i).MINUS(), result);
            result = binary(Operator.POWER, signs.get(i).getSymbol(), bases.get(i), exponent);
        }
        return result;
    }

    private Expression binary(Operator operator, Token sign, Expression left, Expression right) {
        return new Expression.Binary(
                operator, spans.of(sign), left, right, left.span().to(right.span()));
    }

    private Expression postfix(RnnParser.PostfixContext context) {
        Expression result = primary(context.primary());
        List<RnnParser.IndexContext> indices = context.index();
        List<TerminalNode> ends = context.CLOSE_SQUARE();
        for (int i = 0; i < indices.size(); i++) {
            Span span = result.span().to(spans.of(ends.get(i).getSymbol()));
            result = indexed(result, indices.get(i), span);
        }
        return result;
    }

    private Expression indexed(Expression target, RnnParser.IndexContext index, Span span) {
        if (index.T() != null) {
            List<Expression.Offset> offsets = new ArrayList<>();
            for (int i = 1; i < index.getChildCount(); i += 2) {
                boolean back = index.getChild(i).getText().equals("-");
                offsets.add(new Expression.Offset(back, expression((ParserRuleContext) index.getChild(i + 1))));
            }
            return new Expression.AtTime(target, offsets, span);
        }
        Expression first = expression(index.expression(0));
        return index.COLON() == null
                ? new Expression.Element(target, first, span)
                : new Expression.Part(target, first, expression(index.expression(1)), span);
    }

    private Expression primary(RnnParser.PrimaryContext context) {
        if (context.NUMBER() != null) {
            String text = context.NUMBER().getText();
            return new Expression.Number(text, Double.parseDouble(text), spans.of(context));
        }
        if (context.expression() != null) {
            return new Expression.Parentheses(expression(context.expression()), spans.of(context));
        }
        if (context.arguments() != null) {
            return new Expression.Call(name(context.name(0)), arguments(context.arguments()), spans.of(context));
        }
        return new Expression.Reference(names(context.name()), spans.of(context));
    }

    private List<Expression.Argument> arguments(RnnParser.ArgumentsContext context) {
        List<Expression.Argument> arguments = new ArrayList<>();
        for (RnnParser.ArgumentContext argument : context.argument()) {
            Optional<Name> name = Optional.ofNullable(argument.name()).map(this::name);
            arguments.add(new Expression.Argument(name, expression(argument.expression())));
        }
        return arguments;
    }

    private static Operator operator(int sign) {
        return switch (sign) {
            case RnnLexer.PLUS -> Operator.ADD;
            case RnnLexer.MINUS -> Operator.SUBTRACT;
            case RnnLexer.TIMES -> Operator.MULTIPLY;
            case RnnLexer.DIVIDE -> Operator.DIVIDE;
            case RnnLexer.MATMUL -> Operator.MATMUL;
            case RnnLexer.JOIN -> Operator.JOIN;
            case RnnLexer.LESS -> Operator.LESS;
            case RnnLexer.LESS_EQUAL -> Operator.LESS_EQUAL;
            case RnnLexer.GREATER -> Operator.GREATER;
            case RnnLexer.GREATER_EQUAL -> Operator.GREATER_EQUAL;
            case RnnLexer.EQUAL -> Operator.EQUAL;
            case RnnLexer.NOT_EQUAL -> Operator.NOT_EQUAL;
            default -> throw new IllegalStateException("no operator: " + RnnLexer.VOCABULARY.getDisplayName(sign));
        };
    }
}

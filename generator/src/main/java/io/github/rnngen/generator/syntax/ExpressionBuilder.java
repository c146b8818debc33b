package io.github.rnngen.generator.syntax;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.diagnostic.Diagnostic;
import io.github.rnngen.generator.source.Span;
import io.github.rnngen.grammar.RnnLexer;
import io.github.rnngen.grammar.RnnParser;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Builds expressions from contexts that have no fault. Recurses only where the grammar does, into brackets: chains of
 * operators are loops. An expression that comes out too deep is reported and replaced by a number.
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
        return new Expression.Number("0", 0, expression.span());
    }

    private Expression expression(RnnParser.ExpressionContext context) {
        return chain(context, context.join(), this::join);
    }

    private Expression join(RnnParser.JoinContext context) {
        return chain(context, context.sum(), this::sum);
    }

    private Expression sum(RnnParser.SumContext context) {
        return chain(context, context.product(), this::product);
    }

    private Expression product(RnnParser.ProductContext context) {
        return chain(context, context.matmul(), this::matmul);
    }

    private Expression matmul(RnnParser.MatmulContext context) {
        return chain(context, context.unary(), this::unary);
    }

    /** Operands with operators between them, grouped from the left. */
    private <C extends ParserRuleContext> Expression chain(
            ParserRuleContext context, List<C> operands, Function<C, Expression> build) {
        Expression result = build.apply(operands.get(0));
        for (int i = 1; i < operands.size(); i++) {
            Token sign = ((TerminalNode) context.getChild(2 * i - 1)).getSymbol();
            result = binary(operator(sign.getType()), sign, result, build.apply(operands.get(i)));
        }
        return result;
    }

    private Expression unary(RnnParser.UnaryContext context) {
        return negated(context.MINUS(), power(context.power()));
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
        if (exponents.isEmpty()) {
            return postfix(context.postfix());
        }
        List<TerminalNode> signs = context.POWER();
        List<Expression> bases = Stream.concat(
                        Stream.of(context.postfix()), exponents.stream().map(RnnParser.ExponentContext::postfix))
                .map(this::postfix)
                .toList();
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
            List<RnnParser.ProductContext> amounts = index.product();
            List<Expression.Offset> offsets = IntStream.range(0, amounts.size())
                    .mapToObj(i -> new Expression.Offset(
                            index.getChild(2 * i + 1).getText().equals("-"), product(amounts.get(i))))
                    .toList();
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
        return context.argument().stream()
                .map(argument -> new Expression.Argument(
                        Optional.ofNullable(argument.name()).map(this::name), expression(argument.expression())))
                .toList();
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

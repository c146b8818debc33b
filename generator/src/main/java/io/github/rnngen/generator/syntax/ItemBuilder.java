package io.github.rnngen.generator.syntax;

import io.github.rnngen.generator.source.Span;
import io.github.rnngen.grammar.RnnParser;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Builds the items of models and cells from contexts that have no fault. */
final class ItemBuilder {
    private final Spans spans;
    private final ExpressionBuilder expressions;

    ItemBuilder(Spans spans, ExpressionBuilder expressions) {
        this.spans = spans;
        this.expressions = expressions;
    }

    /** One item; {@code dim} gives one for each name. */
    List<Item> build(RnnParser.ItemContext item) {
        if (item.dims() != null) {
            return item.dims().dim().stream().map(this::dim).toList();
        }
        return List.of(single((ParserRuleContext) item.getChild(0)));
    }

    private Item single(ParserRuleContext item) {
        Span span = spans.of(item);
        return switch (item.getRuleIndex()) {
            case RnnParser.RULE_precision ->
                new Item.Precision(expressions.name(((RnnParser.PrecisionContext) item).name()), span);
            case RnnParser.RULE_steps -> steps((RnnParser.StepsContext) item, span);
            case RnnParser.RULE_batch ->
                new Item.Batch(expressions.build(((RnnParser.BatchContext) item).expression()), span);
            case RnnParser.RULE_port -> port((RnnParser.PortContext) item, span);
            case RnnParser.RULE_param -> param((RnnParser.ParamContext) item, span);
            case RnnParser.RULE_constant -> constant((RnnParser.ConstantContext) item, span);
            case RnnParser.RULE_state -> state((RnnParser.StateContext) item, span);
            case RnnParser.RULE_output ->
                new Item.Output(expressions.names(((RnnParser.OutputContext) item).name()), span);
            case RnnParser.RULE_loss -> loss((RnnParser.LossContext) item, span);
            case RnnParser.RULE_train -> train((RnnParser.TrainContext) item, span);
            case RnnParser.RULE_equation -> equation((RnnParser.EquationContext) item, span);
            default -> throw new IllegalStateException("no item: " + RnnParser.ruleNames[item.getRuleIndex()]);
        };
    }

    private Item dim(RnnParser.DimContext dim) {
        return new Item.Dim(expressions.name(dim.name()), expressions.build(dim.expression()), spans.of(dim));
    }

    private Item steps(RnnParser.StepsContext steps, Span span) {
        return new Item.Steps(steps.UP() != null, expressions.build(steps.expression()), span);
    }

    private Item port(RnnParser.PortContext port, Span span) {
        return new Item.Port(
                port.TARGET() != null,
                expressions.name(port.name()),
                port.INDEX() != null,
                shape(port.shape()),
                port.ONCE() != null,
                span);
    }

    private Item param(RnnParser.ParamContext param, Span span) {
        Item.Start start = param.distribution() == null
                ? new Item.Fill(expressions.build(param.expression()))
                : new Item.Draw(
                        expressions.name(param.distribution().name()),
                        expressions.all(param.distribution().expression()),
                        spans.of(param.distribution()));
        return new Item.Param(
                expressions.name(param.name()), shape(param.shape()), start, param.FROZEN() != null, span);
    }

    private Item constant(RnnParser.ConstantContext constant, Span span) {
        Item.Values values = constant.list() == null
                ? new Item.Single(expressions.build(constant.expression()))
                : list(constant.list());
        return new Item.Const(expressions.name(constant.name()), shape(constant.shape()), values, span);
    }

    private Item.Values list(RnnParser.ListContext list) {
        List<Item.Values> elements = list.listElement().stream()
                .map(element -> element.list() == null
                        ? new Item.Single(expressions.build(element.expression()))
                        : list(element.list()))
                .toList();
        return new Item.Listed(elements, spans.of(list));
    }

    private Item state(RnnParser.StateContext state, Span span) {
        return new Item.State(
                expressions.name(state.name()), shape(state.shape()), expressions.build(state.expression()), span);
    }

    private Item loss(RnnParser.LossContext loss, Span span) {
        return new Item.Loss(loss.MEAN() != null, expressions.build(loss.expression()), loss.AT() != null, span);
    }

    private Item train(RnnParser.TrainContext train, Span span) {
        List<Item.Setting> settings = train.setting().stream()
                .filter(setting -> setting.exception == null)
                .map(this::setting)
                .toList();
        return new Item.Train(settings, span);
    }

    private Item.Setting setting(RnnParser.SettingContext setting) {
        List<Name> words = expressions.names(setting.name());
        Optional<Name> word = words.size() > 1 ? Optional.of(words.get(1)) : Optional.empty();
        return new Item.Setting(words.get(0), word, arguments(setting.settingArguments()), spans.of(setting));
    }

    private List<Item.SettingArgument> arguments(RnnParser.SettingArgumentsContext arguments) {
        if (arguments == null) {
            return List.of();
        }
        if (arguments.signedNumber() != null) {
            return List.of(new Item.SettingArgument(
                    Optional.empty(), number(arguments.signedNumber()), spans.of(arguments.signedNumber())));
        }
        return arguments.settingArgument().stream()
                .map(argument -> new Item.SettingArgument(
                        Optional.ofNullable(argument.name()).map(expressions::name),
                        number(argument.signedNumber()),
                        spans.of(argument)))
                .toList();
    }

    private static double number(RnnParser.SignedNumberContext number) {
        double value = Double.parseDouble(number.NUMBER().getText());
        return number.MINUS() == null ? value : -value;
    }

    private Item equation(RnnParser.EquationContext equation, Span span) {
        return new Item.Equation(
                expressions.names(equation.name()),
                equation.REVERSE() != null,
                expressions.build(equation.expression()),
                span);
    }

    private List<Expression> shape(RnnParser.ShapeContext shape) {
        return shape == null ? List.of() : expressions.all(shape.expression());
    }
}

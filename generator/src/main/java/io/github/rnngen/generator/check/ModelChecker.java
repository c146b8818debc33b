package io.github.rnngen.generator.check;

import static io.github.rnngen.generator.check.Value.Faulty.FAULTY;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.diagnostic.Suggestions;
import io.github.rnngen.generator.syntax.Declaration;
import io.github.rnngen.generator.syntax.Item;
import io.github.rnngen.generator.syntax.Name;
import io.github.rnngen.generator.syntax.Printer;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.io.Data;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks one model: its lines are expanded, then what is said about the model as a whole. */
final class ModelChecker {
    private static final Map<String, Precision> PRECISIONS = Stream.of(Precision.values())
            .collect(Collectors.toUnmodifiableMap(p -> p.name().toLowerCase(Locale.ROOT), p -> p));

    private final Declaration.Model tree;
    private final Faults faults;
    private final ModelContext context;
    private final ExpressionChecker expressions;
    private final Scope scope;

    private ModelChecker(Declaration.Model tree, Definitions definitions, ModelContext context) {
        this.tree = tree;
        this.faults = context.faults;
        this.context = context;
        this.expressions = new ExpressionChecker(context);
        this.scope = new Scope(definitions, "");
    }

    /** The model; whether it has faults is for the context to say. */
    static CheckedModel check(
            Declaration.Model tree, String packageName, Definitions definitions, ModelContext context) {
        return new ModelChecker(tree, definitions, context).check(packageName);
    }

    private CheckedModel check(String packageName) {
        context.complete = tree.complete();
        Expansion body = new BodyExpansion(context, expressions, scope, false).expand(tree.items());
        Optional<Item.Steps> steps = only(Item.Steps.class, "steps");
        Optional<Item.Batch> batch = only(Item.Batch.class, "batch");
        Optional<Item.Precision> precision = only(Item.Precision.class, "precision");
        Optional<Item.Train> train = only(Item.Train.class, "train");
        Sizes sizes = new Sizes(expressions, faults);
        List<CheckedModel.Output> outputs = outputs();
        context.enterLoss();
        List<CheckedModel.Loss> losses = losses();
        requireItems(steps.isPresent());
        steps.filter(Item.Steps::upTo).ifPresent(this::reserveLengths);
        CheckedModel model = new CheckedModel(
                packageName,
                tree.name().text(),
                precision.flatMap(this::precision).orElse(Precision.FLOAT),
                steps.flatMap(item -> sizes.size(item.count(), scope)).orElse(1),
                steps.map(Item.Steps::upTo).orElse(false),
                batch.flatMap(item -> sizes.size(item.count(), scope)).orElse(1),
                body.inputs,
                body.targets,
                body.parameters,
                body.constants,
                withDepths(body.states),
                body.equations,
                outputs,
                losses,
                train.map(new TrainChecker(faults)::check).orElse(List.of()));
        if (!context.budget.isExhausted()) {
            RangeAudit.audit(model, tree, context);
            ModelAudit.audit(model, tree, context);
        }
        return model;
    }

    private <I extends Item> Optional<I> only(Class<I> kind, String keyword) {
        List<I> all =
                tree.items().stream().filter(kind::isInstance).map(kind::cast).toList();
        for (I surplus : all.subList(Math.min(1, all.size()), all.size())) {
            faults.report(
                    Code.DEFINED_TWICE,
                    surplus.span(),
                    "the model has two lines `" + keyword + "`",
                    Optional.empty(),
                    List.of(new Faults.Note(all.get(0).span(), "the first is here")));
        }
        return all.stream().findFirst();
    }

    private Optional<Precision> precision(Item.Precision item) {
        String name = item.name().text();
        Optional<Precision> precision = Optional.ofNullable(PRECISIONS.get(name));
        if (precision.isEmpty()) {
            faults.report(
                    Code.PRECISION,
                    item.name().span(),
                    "the precision is `float` or `double`, not `" + name + "`",
                    Suggestions.didYouMean(name, PRECISIONS.keySet()));
        }
        return precision;
    }

    private List<CheckedModel.Output> outputs() {
        List<CheckedModel.Output> outputs = new ArrayList<>();
        for (Name name : ItemNames.outputs(tree.items())) {
            Optional<Value> value = scope.find(name.text());
            if (value.isEmpty()) {
                new Names(context).reportUndefined(name, scope, false);
            } else if (outputs.stream().anyMatch(output -> output.value().equals(name.text()))) {
                faults.report(Code.DEFINED_TWICE, name.span(), "`" + name.text() + "` is an output twice");
            } else if (value.get() instanceof Value.Tensor tensor && isComputed(name)) {
                List<Integer> shape = tensor.term().shape().dimensions();
                outputs.add(new CheckedModel.Output(new Port(name.text(), shape, 0, false), name.text()));
            } else if (value.get() != FAULTY) {
                faults.report(
                        Code.WRONG_KIND,
                        name.span(),
                        "an output is computed by an equation, and `" + name.text() + "` is not");
            }
        }
        return outputs;
    }

    private boolean isComputed(Name output) {
        return tree.items().stream()
                .filter(Item.Equation.class::isInstance)
                .flatMap(item -> ItemNames.defined(item).stream())
                .anyMatch(name -> name.text().equals(output.text()));
    }

    private List<CheckedModel.Loss> losses() {
        List<CheckedModel.Loss> losses = new ArrayList<>();
        for (Item item : tree.items()) {
            if (item instanceof Item.Loss loss) {
                expressions
                        .term(loss.value(), scope)
                        .filter(term -> isScalar(term, loss))
                        .ifPresent(term -> losses.add(
                                new CheckedModel.Loss(loss.mean(), loss.atLast(), term, Printer.print(loss))));
            }
        }
        return losses;
    }

    private boolean isScalar(Term term, Item.Loss loss) {
        if (!term.shape().isScalar()) {
            faults.report(
                    Code.LOSS_NOT_SCALAR,
                    loss.value().span(),
                    "the loss of a step is a single number, but this is " + new Value.Tensor(term).describe(),
                    Optional.of("add up the elements: `loss " + (loss.mean() ? "mean" : "sum") + " sum("
                            + Printer.print(loss.value().bare()) + ")`"));
        }
        return term.shape().isScalar();
    }

    private void requireItems(boolean hasSteps) {
        if (!tree.complete() || context.budget.isExhausted()) {
            return;
        }
        List<String> missing = new ArrayList<>();
        List<String> examples = new ArrayList<>();
        if (!hasSteps) {
            missing.add("`steps`");
            examples.add("`steps 32`");
        }
        if (tree.items().stream().noneMatch(Item.Output.class::isInstance)) {
            missing.add("`output`");
            examples.add("`output y`");
        }
        if (tree.items().stream().noneMatch(Item.Loss.class::isInstance)) {
            missing.add("`loss`");
            examples.add("`loss sum squared_error(y, d)`");
        }
        if (!missing.isEmpty()) {
            faults.report(
                    Code.MISSING_ITEM,
                    tree.name().span(),
                    "the model `" + tree.name().text() + "` has no " + String.join(" and no ", missing),
                    Optional.of("for example " + String.join(", ", examples)));
        }
    }

    /** Files of data hold the lengths of sequences beside the ports. */
    private void reserveLengths(Item.Steps steps) {
        for (Item item : tree.items()) {
            if (item instanceof Item.Port port && port.name().text().equals(Data.LENGTHS)) {
                faults.report(
                        Code.DEFINED_TWICE,
                        port.name().span(),
                        "`" + Data.LENGTHS + "` is already the name of the lengths of sequences, in files of data",
                        Optional.of("take another name, such as `" + Data.LENGTHS + "_`"),
                        List.of(new Faults.Note(steps.span(), "sequences have lengths because of this")));
            }
        }
    }

    private List<CheckedModel.State> withDepths(List<CheckedModel.State> states) {
        return states.stream()
                .map(state -> new CheckedModel.State(
                        state.name(),
                        state.shape(),
                        state.initial(),
                        context.depths.getOrDefault(state.name(), 1),
                        state.reverse()))
                .toList();
    }
}

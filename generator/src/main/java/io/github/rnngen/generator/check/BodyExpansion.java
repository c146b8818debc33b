package io.github.rnngen.generator.check;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.source.Span;
import io.github.rnngen.generator.syntax.Expression;
import io.github.rnngen.generator.syntax.Item;
import io.github.rnngen.generator.syntax.Name;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Expands the lines of a model or of one call of a cell. Lines may come in any order: each is expanded after those whose
 * names it uses. A state is known as soon as it is declared, so its equation may come later.
 */
final class BodyExpansion {
    private final ModelContext context;
    private final Scope scope;
    private final ItemExpansion items;
    private final EquationExpansion equations;
    private final Map<String, Item> definitions = new HashMap<>();
    private final Set<String> statesSet = new HashSet<>();

    /**
     * An expansion of one body.
     *
     * @param reverse whether time runs backwards in it
     */
    BodyExpansion(ModelContext context, ExpressionChecker expressions, Scope scope, boolean reverse) {
        this.context = context;
        this.scope = scope;
        this.items = new ItemExpansion(context, expressions, scope, reverse);
        this.equations = new EquationExpansion(context, expressions, scope, reverse);
    }

    /** What the lines become; lines with faults are missing. */
    Expansion expand(List<Item> body) {
        Expansion whole = new Expansion();
        IdentityHashMap<Item, Expansion> parts = new IdentityHashMap<>();
        for (Item item : inOrder(sound(body))) {
            if (!context.budget.spend(item.span())) {
                return whole;
            }
            parts.put(item, item instanceof Item.Equation equation ? equations.expand(equation) : items.expand(item));
        }
        body.forEach(item -> whole.addAll(parts.getOrDefault(item, new Expansion())));
        reportStatesNeverSet(body);
        return whole;
    }

    /** The lines without those that define a name again. */
    private List<Item> sound(List<Item> body) {
        Stream<Item> declarations = body.stream().filter(item -> !(item instanceof Item.Equation));
        Stream<Item> equationsLast = body.stream().filter(item -> item instanceof Item.Equation);
        Set<Item> known = Collections.newSetFromMap(new IdentityHashMap<>());
        Stream.concat(declarations, equationsLast).filter(this::define).forEach(known::add);
        return body.stream().filter(known::contains).toList();
    }

    private boolean define(Item item) {
        boolean fresh = true;
        for (Name name : ItemNames.defined(item)) {
            fresh &= define(item, name);
        }
        return fresh;
    }

    private boolean define(Item item, Name name) {
        Item earlier = definitions.get(name.text());
        boolean setsState = item instanceof Item.Equation && earlier instanceof Item.State;
        if (setsState
                ? statesSet.add(name.text())
                : earlier == null && scope.place(name.text()).isEmpty()) {
            if (!setsState) {
                definitions.put(name.text(), item);
                scope.declare(name, item instanceof Item.Dim);
            }
            return true;
        }
        reportDefinedTwice(name, setsState);
        return false;
    }

    private void reportDefinedTwice(Name name, boolean setsState) {
        Span first = scope.place(name.text()).orElse(name.span());
        context.faults.report(
                Code.DEFINED_TWICE,
                name.span(),
                setsState
                        ? "the state `" + name.text() + "` has two equations"
                        : "`" + name.text() + "` is defined twice",
                setsState
                        ? Optional.empty()
                        : Optional.of("a name has one equation, and keeps its value: take another one"),
                List.of(new Faults.Note(first, setsState ? "it is declared here" : "it is first defined here")));
    }

    private List<Item> inOrder(List<Item> body) {
        List<Item> defining =
                body.stream().filter(item -> !ItemNames.defined(item).isEmpty()).toList();
        CircleFinder.Result<Node> result = CircleFinder.search(
                defining.stream().map(Node::new).toList(),
                node -> needed(node.item()).stream().map(Node::new).toList());
        reportCircles(result.circles());
        return result.order().stream().map(Node::item).toList();
    }

    /** An item, compared by identity: trees have no equality of their own worth the time. */
    private record Node(Item item) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Node node && node.item == item;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(item);
        }
    }

    private List<Item> needed(Item item) {
        List<Item> needed = new ArrayList<>();
        for (Expression expression : ItemNames.expressions(item)) {
            for (Expression.Reference reference : ItemNames.references(expression)) {
                Item definition = definitions.get(reference.parts().get(0).text());
                if (definition != null) {
                    needed.add(definition);
                }
            }
        }
        return needed;
    }

    private void reportCircles(List<List<Node>> circles) {
        Set<Node> known = new HashSet<>();
        for (List<Node> circle : circles) {
            if (circle.stream().noneMatch(known::contains)) {
                List<Name> names = circle.stream()
                        .map(node -> ItemNames.defined(node.item()).get(0))
                        .toList();
                boolean inTime = circle.stream().anyMatch(node -> node.item() instanceof Item.Equation);
                Optional<Expression.AtTime> past = past(circle, names);
                if (past.isEmpty()) {
                    Circles.report(context.faults, names, inTime, name -> false);
                } else if (context.complete) {
                    reportNoState(past.get());
                }
            }
            known.addAll(circle);
        }
    }

    /** Where a circle of names that are no states reads the past of one of them, as if it were one. */
    private static Optional<Expression.AtTime> past(List<Node> circle, List<Name> names) {
        Set<String> texts = names.stream().map(Name::text).collect(Collectors.toSet());
        return circle.stream()
                .flatMap(node -> ItemNames.expressions(node.item()).stream())
                .flatMap(expression -> ItemNames.pasts(expression).stream())
                .filter(past -> past.target() instanceof Expression.Reference target && texts.contains(target.text()))
                .findFirst();
    }

    private void reportNoState(Expression.AtTime past) {
        String name = ((Expression.Reference) past.target()).text();
        context.faults.report(
                Code.NOT_A_STATE,
                past.target().span(),
                "`" + name + "` is not a state, and only states have a past",
                Optional.of(
                        "declare it with its size and its value before the first step: `state " + name + "[4] = 0`"));
    }

    private void reportStatesNeverSet(List<Item> body) {
        for (Item item : body) {
            if (item instanceof Item.State state
                    && definitions.get(state.name().text()) == state
                    && !statesSet.contains(state.name().text())
                    && !scope.definitions().isUnreadable(state.name().text())) {
                String name = state.name().text();
                context.faults.report(
                        Code.STATE_NEVER_SET,
                        state.name().span(),
                        "the state `" + name + "` is never set",
                        Optional.of("give it an equation: `" + name + " = ...`"));
            }
        }
    }
}

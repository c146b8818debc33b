package io.github.rnngen.generator.check;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.syntax.Declaration;
import io.github.rnngen.generator.syntax.Item;
import io.github.rnngen.generator.syntax.Name;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What can only be told from the whole model: circles through states, losses without effect, unused names. */
final class ModelAudit {
    private final CheckedModel model;
    private final Declaration.Model tree;
    private final ModelContext context;
    private final Map<String, Reads> reads = new HashMap<>();
    private final Map<String, Reads> initials = new HashMap<>();

    private ModelAudit(CheckedModel model, Declaration.Model tree, ModelContext context) {
        this.model = model;
        this.tree = tree;
        this.context = context;
        model.equations().forEach(equation -> reads.put(equation.name(), Reads.of(equation.value())));
        model.states().forEach(state -> initials.put(state.name(), Reads.of(state.initial())));
    }

    static void audit(CheckedModel model, Declaration.Model tree, ModelContext context) {
        ModelAudit audit = new ModelAudit(model, tree, context);
        audit.reportCircles();
        audit.reportUntrainedLosses();
        audit.reportUnused();
    }

    private void reportCircles() {
        List<String> equations =
                model.equations().stream().map(CheckedModel.Equation::name).toList();
        Set<String> known = new HashSet<>();
        for (List<String> circle : CircleFinder.search(equations, this::readNow).circles()) {
            if (circle.stream().noneMatch(known::contains)) {
                Circles.report(context.faults, shown(circle), true, initials::containsKey);
            }
            known.addAll(circle);
        }
        if (known.isEmpty()) {
            Set<String> reverse = model.states().stream()
                    .filter(CheckedModel.State::reverse)
                    .map(CheckedModel.State::name)
                    .collect(Collectors.toSet());
            TwoWayCircles.find(reads, reverse::contains)
                    .ifPresent(circle -> Circles.reportTwoWay(context.faults, shown(circle)));
        }
    }

    private Collection<String> readNow(String equation) {
        return reads.getOrDefault(equation, Reads.NONE).now().stream()
                .filter(reads::containsKey)
                .toList();
    }

    /** The names that the model itself defines, if the circle has any: what goes on within cells follows from them. */
    private List<Name> shown(List<String> circle) {
        List<String> own = circle.stream().filter(name -> name.indexOf('.') < 0).toList();
        return (own.isEmpty() ? circle : own)
                .stream().map(name -> new Name(name, context.place(name))).toList();
    }

    private void reportUntrainedLosses() {
        List<Item.Loss> items = tree.items().stream()
                .filter(Item.Loss.class::isInstance)
                .map(Item.Loss.class::cast)
                .toList();
        if (items.size() != model.losses().size() || hasErrors()) {
            return;
        }
        Set<String> trained = Set.copyOf(model.trained());
        for (int i = 0; i < items.size(); i++) {
            Set<String> reached =
                    reachable(List.of(Reads.of(model.losses().get(i).value())));
            if (reached.stream().noneMatch(trained::contains)) {
                context.faults.report(
                        Code.LOSS_UNTRAINED,
                        items.get(i).value().span(),
                        "the loss depends on no parameter that is trained",
                        Optional.of("use what the network computes, such as an output"));
            }
        }
    }

    private boolean hasErrors() {
        return !tree.complete() || context.faults.hasErrors();
    }

    private Set<String> reachable(Collection<Reads> starts) {
        Set<String> reached = new HashSet<>();
        Set<String> visited = new HashSet<>();
        Deque<Reads> open = new ArrayDeque<>(starts);
        while (!open.isEmpty()) {
            Reads next = open.pop();
            for (String name : next.now()) {
                if (reached.add(name)) {
                    open.push(reads.getOrDefault(name, Reads.NONE));
                }
            }
            for (String state : next.before()) {
                if (visited.add(state)) {
                    open.push(Reads.ofName(state));
                    open.push(initials.getOrDefault(state, Reads.NONE));
                }
            }
        }
        return reached;
    }

    private void reportUnused() {
        if (hasErrors()) {
            return;
        }
        List<Reads> starts = new ArrayList<>();
        model.losses().forEach(loss -> starts.add(Reads.of(loss.value())));
        model.outputs().forEach(output -> starts.add(Reads.ofName(output.value())));
        Set<String> used = reachable(starts).stream().map(ModelAudit::own).collect(Collectors.toSet());
        for (Item item : tree.items()) {
            List<Name> names = ItemNames.defined(item);
            boolean valued = !(item instanceof Item.Dim) && !(item instanceof Item.State);
            if (valued && !names.isEmpty() && names.stream().noneMatch(name -> used.contains(name.text()))) {
                context.faults.report(
                        Code.UNUSED,
                        names.get(0).span(),
                        "`" + names.get(0).text() + "` has no effect on any output or loss");
            }
        }
    }

    /** The name that the model itself defines: that of the call, for a name within a cell. */
    private static String own(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}

package io.github.rnngen.generator.programs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.rnngen.generator.source.SourceBytes;
import io.github.rnngen.generator.source.SourceReader;
import io.github.rnngen.generator.source.SourceText;
import io.github.rnngen.generator.syntax.Declaration;
import io.github.rnngen.generator.syntax.Expression;
import io.github.rnngen.generator.syntax.FileTree;
import io.github.rnngen.generator.syntax.Item;
import io.github.rnngen.generator.syntax.Operator;
import io.github.rnngen.generator.syntax.Parser;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What of the language a program uses. */
final class Features {
    private static final List<String> CALLS = List.of(
            // built in
            "exp log sqrt abs sin cos tanh sigmoid softplus relu max min sign select sum mean dot softmax log_softmax",
            "outer transpose",
            // the library's
            "rnn irnn indrnn antisymmetric lstm lstm_peephole lstm_coupled lstm_projected min_lstm gru gru_reset_before",
            "mgu min_gru ugrnn ligru fastgrnn sru mut1 mut2 mut3 jordan linear layer_norm embedding bidirectional",
            "variational_rnn variational_lstm variational_gru dropout variational_dropout",
            "leaky_relu elu selu gelu swish softsign hard_tanh hard_sigmoid",
            "squared_error half_squared_error absolute_error huber log_cosh quantile binary_cross_entropy cross_entropy",
            "gaussian_nll poisson_nll",
            // the programs' own
            "fun0 fun1 cell0 cell1 layer act");

    private static final List<String> ITEMS = List.of(
            "precision double",
            "precision float",
            "steps",
            "steps up to",
            "batch",
            "dim",
            "const",
            "reverse",
            "several outputs of a cell",
            "input",
            "input once",
            "index",
            "index once",
            "target",
            "target once",
            "target index",
            "target index once",
            "trained",
            "frozen",
            "state from a number",
            "state from a name",
            "state of rank 0",
            "state of rank 1",
            "state of rank 2",
            "several outputs",
            "loss sum",
            "loss mean",
            "loss sum at last",
            "loss mean at last",
            "several losses",
            "train",
            "negation",
            "part",
            "element",
            "1 step back",
            "2 steps back",
            "3 steps back");

    /** Everything that random programs are made of. */
    static final Set<String> ALL = all();

    private final Set<String> used = new TreeSet<>();

    private Features() {}

    private static Set<String> all() {
        Set<String> all = new HashSet<>(ITEMS);
        CALLS.stream().flatMap(line -> Arrays.stream(line.split(" ", -1))).forEach(name -> all.add(name + "()"));
        Arrays.stream(Operator.values()).forEach(operator -> all.add(operator.sign()));
        return all;
    }

    static Set<String> of(String text) {
        SourceText source = SourceReader.read(new SourceBytes("random.rnn", text.getBytes(UTF_8)), fault -> {})
                .orElseThrow();
        FileTree tree = Parser.parse(source, fault -> {}).orElseThrow();
        Features features = new Features();
        tree.declarations().forEach(features::declaration);
        return features.used;
    }

    private void declaration(Declaration declaration) {
        if (declaration instanceof Declaration.Function function) {
            expression(function.body());
        } else if (declaration instanceof Declaration.Cell cell) {
            cell.items().forEach(this::item);
        } else if (declaration instanceof Declaration.Model model) {
            model.items().forEach(this::item);
            long losses =
                    model.items().stream().filter(Item.Loss.class::isInstance).count();
            add(losses > 1, "several losses");
        }
    }

    private void item(Item item) {
        if (item instanceof Item.Precision precision) {
            used.add("precision " + precision.name().text());
        } else if (item instanceof Item.Steps steps) {
            used.add(steps.upTo() ? "steps up to" : "steps");
        } else if (item instanceof Item.Batch) {
            used.add("batch");
        } else if (item instanceof Item.Dim) {
            used.add("dim");
        } else if (item instanceof Item.Const) {
            used.add("const");
        } else if (item instanceof Item.Port port) {
            String kind = port.target() ? "target" : "input";
            String name = port.index() ? (port.target() ? "target index" : "index") : kind;
            used.add(name + (port.once() ? " once" : ""));
        } else if (item instanceof Item.Param param) {
            used.add(param.frozen() ? "frozen" : "trained");
        } else if (item instanceof Item.State state) {
            used.add("state of rank " + state.shape().size());
            used.add(state.initial() instanceof Expression.Number ? "state from a number" : "state from a name");
        } else if (item instanceof Item.Output output) {
            add(output.names().size() > 1, "several outputs");
        } else if (item instanceof Item.Loss loss) {
            used.add("loss " + (loss.mean() ? "mean" : "sum") + (loss.atLast() ? " at last" : ""));
            expression(loss.value());
        } else if (item instanceof Item.Train) {
            used.add("train");
        } else if (item instanceof Item.Equation equation) {
            add(equation.reverse(), "reverse");
            add(equation.names().size() > 1, "several outputs of a cell");
            expression(equation.value());
        }
    }

    private void expression(Expression expression) {
        if (expression instanceof Expression.Call call) {
            used.add(call.callee().text() + "()");
        } else if (expression instanceof Expression.Binary binary) {
            used.add(binary.operator().sign());
        } else if (expression instanceof Expression.Negate) {
            used.add("negation");
        } else if (expression instanceof Expression.Part) {
            used.add("part");
        } else if (expression instanceof Expression.Element) {
            used.add("element");
        } else if (expression instanceof Expression.AtTime past
                && past.offsets().get(0).amount() instanceof Expression.Number steps) {
            used.add(steps.text() + (steps.value() == 1 ? " step back" : " steps back"));
        }
        expression.children().forEach(this::expression);
    }

    private void add(boolean holds, String feature) {
        if (holds) {
            used.add(feature);
        }
    }
}

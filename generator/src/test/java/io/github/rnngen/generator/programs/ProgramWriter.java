package io.github.rnngen.generator.programs;

import io.github.rnngen.generator.programs.Phrase.Binding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes a random program: a model, and functions and cells that it may call. Every program is without faults, and all
 * that it computes is defined and bounded where parameters and inputs lie between -1 and 1.
 */
final class ProgramWriter {
    private static final List<Integer> SMALL = List.of(1, 2, 3, 3, 4);
    private static final List<Integer> AWKWARD = List.of(5, 7, 8, 9, 16, 17);

    private static final Pattern READS_ARGUMENT = Pattern.compile("\\ba\\b");

    private final Choices choices;
    private final Scope scope;
    private final List<String> declarations = new ArrayList<>();
    private final List<Function> functions = new ArrayList<>(Function.LIBRARY);
    private final List<Cell> cells = new ArrayList<>();
    private final List<Size> sizes = new ArrayList<>();
    private final List<Phrase> onces = new ArrayList<>();
    private final List<Phrase> targets = new ArrayList<>();
    private final List<Scope.Index> classes = new ArrayList<>();

    private ProgramWriter(long seed) {
        this.choices = new Choices(seed);
        this.scope = Scope.ofBody(choices);
    }

    /** The text of the program of a seed; its model is called {@code M}. */
    static String write(long seed) {
        return new ProgramWriter(seed).write();
    }

    private String write() {
        for (int i = 0; i < choices.any(0, 0, 1, 2); i++) {
            function("fun" + i);
        }
        for (int i = 0; i < choices.any(0, 1, 1, 2); i++) {
            CellWriter.Written written = CellWriter.write(choices, "cell" + i, functions);
            declarations.add(written.text());
            cells.add(written.cell());
        }
        head();
        ports();
        body();
        if (choices.chance(0.3)) {
            declarations.add(0, Text.block("model M", scope.lines()));
        } else {
            declarations.add(Text.block("model M", scope.lines()));
        }
        return String.join("\n", declarations);
    }

    private void function(String name) {
        Scope arguments = Scope.ofFunction(choices);
        Phrase argument = new Phrase("a", Binding.POSTFIX, List.of(), Range.symmetric(Expressions.BOUND), false);
        arguments.add(argument);
        arguments.add(new Phrase("c", Binding.POSTFIX, List.of(), Range.symmetric(2), false));
        Expressions expressions = new Expressions(choices, arguments, functions);
        Phrase any = expressions.of(List.of(), 3);
        Phrase body = READS_ARGUMENT.matcher(any.text()).find()
                ? any
                : expressions.bounded(
                        Phrase.binary(any, "*", argument, List.of(), any.range().times(argument.range())));
        declarations.add("function " + name + "(a, c = " + choices.any("0.5", "2", "-1") + ") = " + body.text() + "\n");
        functions.add(new Function(name, a -> body.range(), List.of("c = 1", "-0.5")));
    }

    private void head() {
        if (choices.chance(0.6)) {
            scope.line("precision " + choices.any("double", "float"));
        }
        boolean large = choices.chance(0.2);
        scope.line("steps " + (choices.chance(0.4) ? "up to " : "") + choices.between(1, large ? 2 : 4));
        if (choices.chance(0.6)) {
            scope.line("batch " + choices.any(1, 2, 3, 9));
        }
        for (int i = 0; i < choices.any(1, 2, 3); i++) {
            int value = choices.of(large && i == 0 ? AWKWARD : SMALL);
            boolean named = choices.chance(0.3);
            String name = named ? scope.fresh("m") : Integer.toString(value);
            if (named) {
                scope.line("dim " + name + " = " + value);
            }
            sizes.add(new Size(value, name));
        }
    }

    private Size size() {
        return choices.of(sizes);
    }

    private void ports() {
        for (int i = 0; i < choices.any(1, 1, 2); i++) {
            port("input", "x", List.of(size()));
        }
        if (choices.chance(0.2)) {
            port("input", "s", List.of());
        }
        if (choices.chance(0.1)) {
            port("input", "A", List.of(size(), size()));
        }
        if (choices.chance(0.4)) {
            Size count = Size.of(choices.between(1, 6));
            String name = scope.fresh("k");
            scope.line("input " + name + " : index[" + count.text() + "]" + (choices.chance(0.25) ? " once" : ""));
            scope.add(new Scope.Index(name, count));
        }
        if (choices.chance(0.4)) {
            onces.add(port("input", "o", choices.any(List.of(size()), List.of(size()), List.of()), true));
        }
        targets.add(port("target", "d", List.of(size()), choices.chance(0.15)));
        if (choices.chance(0.4)) {
            Size count = size();
            String name = scope.fresh("c");
            scope.line("target " + name + " : index[" + count.text() + "]" + (choices.chance(0.25) ? " once" : ""));
            classes.add(new Scope.Index(name, count));
        }
        if (choices.chance(0.2)) {
            targets.add(port("target", "e", List.of(), choices.chance(0.15)));
        }
        targets.forEach(scope::remove);
    }

    private void port(String kind, String wanted, List<Size> shape) {
        port(kind, wanted, shape, false);
    }

    private Phrase port(String kind, String wanted, List<Size> shape, boolean once) {
        String name = scope.fresh(wanted);
        scope.line(kind + " " + name + Size.brackets(shape) + (once ? " once" : ""));
        Phrase port = new Phrase(name, Binding.POSTFIX, shape, Range.UNIT, false);
        scope.add(port);
        return port;
    }

    private void body() {
        Expressions expressions = new Expressions(choices, scope, functions);
        if (choices.chance(0.3)) {
            constant();
        }
        States states = new States(choices, scope, expressions);
        for (int i = 0; i < choices.any(0, 1, 1, 2); i++) {
            states.declare(choices.any(List.of(size()), List.of(size()), List.of(size()), List.of(), matrix()), onces);
        }
        CellCalls calls = new CellCalls(choices, scope, expressions, sizes);
        for (int i = 0; i < choices.any(0, 1, 1, 2); i++) {
            calls.call(choices.chance(0.5) && !cells.isEmpty() ? cells : Cell.LIBRARY);
        }
        List<Phrase> outputs = new ArrayList<>();
        for (int i = 0; i < choices.any(0, 1, 1, 2); i++) {
            outputs.add(scope.define("a", expressions.of(choices.any(List.of(size()), List.of(), matrix()), 3)));
        }
        outputs.addAll(states.define(choices.between(1, 3)));
        outputs.add(scope.define("y", expressions.trained(List.of(size()), 3)));
        outputs.removeIf(output -> choices.chance(0.4));
        Phrase last = scope.define("z", expressions.trained(targets.get(0).shape(), 2));
        outputs.add(last);
        scope.line(
                "output " + String.join(", ", outputs.stream().map(Phrase::text).toList()));
        new Losses(choices, scope, expressions).write(last, targets, classes);
        if (choices.chance(0.1)) {
            scope.line("train { epochs " + choices.between(1, 9) + " }");
        }
    }

    private List<Size> matrix() {
        return List.of(size(), size());
    }

    private void constant() {
        String name = scope.fresh("K");
        List<Size> shape = List.of(Size.of(choices.between(1, 3)), Size.of(choices.between(1, 3)));
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < shape.get(0).value(); i++) {
            List<String> row = new ArrayList<>();
            for (int j = 0; j < shape.get(1).value(); j++) {
                row.add(choices.any("0", "1", "-1", "0.5", "-0.25"));
            }
            rows.add("[" + String.join(", ", row) + "]");
        }
        scope.line("const " + name + Size.brackets(shape) + " = [" + String.join(", ", rows) + "]");
        scope.add(new Phrase(name, Binding.POSTFIX, shape, Range.UNIT, false));
    }
}

package io.github.rnngen.generator.check;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.syntax.Declaration;
import io.github.rnngen.generator.syntax.Expression;
import io.github.rnngen.generator.syntax.Name;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds functions and cells of a file that call themselves: without conditions, that never ends. */
final class RecursionFinder {
    private RecursionFinder() {}

    /** Reports each circle of calls and makes its members silently faulty. */
    static void spoil(Definitions definitions, Faults faults) {
        List<Declaration.Callable> callables = definitions.own().values().stream()
                .flatMap(value -> FileChecker.callable(value).stream())
                .sorted(Comparator.comparing(callable -> callable.name().span().line()))
                .toList();
        for (List<Declaration.Callable> circle : CircleFinder.search(
                        callables, callable -> called(callable, definitions))
                .circles()) {
            report(circle, faults);
            circle.forEach(member -> definitions.spoil(member.name().text()));
        }
    }

    private static List<Declaration.Callable> called(Declaration.Callable callable, Definitions definitions) {
        List<String> parameters =
                callable.parameters().stream().map(p -> p.name().text()).toList();
        return expressions(callable)
                .flatMap(expression -> ItemNames.calls(expression).stream())
                .map(Expression.Call::callee)
                .map(Name::text)
                .filter(name -> !parameters.contains(name))
                .flatMap(name -> Optional.ofNullable(definitions.own().get(name)).stream())
                .flatMap(value -> FileChecker.callable(value).stream())
                .toList();
    }

    /** All expressions in the body and in the defaults. */
    static Stream<Expression> expressions(Declaration.Callable callable) {
        Stream<Expression> defaults =
                callable.parameters().stream().flatMap(parameter -> parameter.defaultValue().stream());
        Stream<Expression> body = callable instanceof Declaration.Cell cell
                ? cell.items().stream().flatMap(item -> ItemNames.expressions(item).stream())
                : Stream.of(((Declaration.Function) callable).body());
        return Stream.concat(defaults, body);
    }

    private static void report(List<Declaration.Callable> circle, Faults faults) {
        Name first = circle.get(0).name();
        List<String> names = circle.stream().map(member -> member.name().text()).toList();
        faults.report(
                Code.RECURSION,
                first.span(),
                "`" + first.text() + "` calls itself without end: " + CircleFinder.show(names));
    }
}

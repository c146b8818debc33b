package io.github.rnngen.generator.check;

import io.github.rnngen.generator.syntax.Expression;
import io.github.rnngen.generator.syntax.Item;
import io.github.rnngen.generator.syntax.Name;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** Which names a line defines, and which it uses. */
final class ItemNames {
    private ItemNames() {}

    /** The names that a line gives a meaning to. */
    static List<Name> defined(Item item) {
        if (item instanceof Item.Dim dim) {
            return List.of(dim.name());
        }
        if (item instanceof Item.Port port) {
            return List.of(port.name());
        }
        if (item instanceof Item.Param param) {
            return List.of(param.name());
        }
        if (item instanceof Item.Const constant) {
            return List.of(constant.name());
        }
        if (item instanceof Item.State state) {
            return List.of(state.name());
        }
        return item instanceof Item.Equation equation ? equation.names() : List.of();
    }

    /** The names that the lines of a model or cell give out. */
    static List<Name> outputs(List<Item> body) {
        return body.stream()
                .filter(Item.Output.class::isInstance)
                .flatMap(item -> ((Item.Output) item).names().stream())
                .toList();
    }

    /** The dimensions of what a line declares. */
    static List<Expression> shape(Item item) {
        if (item instanceof Item.Port port) {
            return port.shape();
        }
        if (item instanceof Item.Param param) {
            return param.shape();
        }
        if (item instanceof Item.Const constant) {
            return constant.shape();
        }
        return item instanceof Item.State state ? state.shape() : List.of();
    }

    /** The expressions of a line. */
    static List<Expression> expressions(Item item) {
        if (item instanceof Item.Dim dim) {
            return List.of(dim.value());
        }
        if (item instanceof Item.Param param) {
            List<Expression> start = param.start() instanceof Item.Draw draw
                    ? draw.arguments()
                    : List.of(((Item.Fill) param.start()).value());
            return concat(param.shape(), start);
        }
        if (item instanceof Item.Const constant) {
            return concat(constant.shape(), values(constant.values()));
        }
        if (item instanceof Item.State state) {
            return concat(state.shape(), List.of(state.initial()));
        }
        return item instanceof Item.Equation equation ? List.of(equation.value()) : shape(item);
    }

    private static List<Expression> concat(List<Expression> first, List<Expression> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static List<Expression> values(Item.Values values) {
        return values instanceof Item.Single single
                ? List.of(single.value())
                : ((Item.Listed) values)
                        .elements().stream()
                                .flatMap(element -> values(element).stream())
                                .toList();
    }

    /** All names within an expression but those of what it calls. */
    static List<Expression.Reference> references(Expression expression) {
        return parts(expression, Expression.Reference.class);
    }

    /** All calls within an expression, itself perhaps among them. */
    static List<Expression.Call> calls(Expression expression) {
        return parts(expression, Expression.Call.class);
    }

    /** All readings of the past within an expression. */
    static List<Expression.AtTime> pasts(Expression expression) {
        return parts(expression, Expression.AtTime.class);
    }

    private static <E extends Expression> List<E> parts(Expression expression, Class<E> kind) {
        List<E> found = new ArrayList<>();
        Deque<Expression> open = new ArrayDeque<>();
        open.push(expression);
        while (!open.isEmpty()) {
            Expression next = open.pop();
            if (kind.isInstance(next)) {
                found.add(kind.cast(next));
            }
            next.children().forEach(open::push);
        }
        return found;
    }
}

package io.github.rnngen.generator.check;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.diagnostic.Habits;
import io.github.rnngen.generator.diagnostic.Suggestions;
import io.github.rnngen.generator.source.Span;
import io.github.rnngen.generator.syntax.Expression;
import io.github.rnngen.generator.syntax.Item;
import io.github.rnngen.runtime.Distribution;
import io.github.rnngen.runtime.Distribution.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the initial values of a parameter are drawn from. */
final class Distributions {
    private static final Map<String, Kind> KINDS = Stream.of(Kind.values())
            .filter(kind -> kind != Kind.CONSTANT)
            .collect(Collectors.toUnmodifiableMap(kind -> kind.name().toLowerCase(Locale.ROOT), kind -> kind));

    private final Faults faults;
    private final Sizes sizes;
    private final Scope scope;

    Distributions(Faults faults, Sizes sizes, Scope scope) {
        this.faults = faults;
        this.sizes = sizes;
        this.scope = scope;
    }

    /** Whether there is a distribution of a name. */
    static boolean isKnown(String name) {
        return KINDS.containsKey(name);
    }

    /** The distribution of a parameter of this shape, if that is known; empty where it has a fault, which has been reported. */
    Optional<Distribution> of(Item.Param param, Optional<Shape> shape) {
        if (param.start() instanceof Item.Fill fill) {
            return sizes.number(fill.value(), scope, "the value of a parameter before training")
                    .map(Distribution::constant);
        }
        Item.Draw draw = (Item.Draw) param.start();
        String name = draw.distribution().text();
        Kind kind = KINDS.get(name);
        if (kind == null) {
            faults.report(
                    Code.DISTRIBUTION,
                    draw.distribution().span(),
                    "there is no distribution `" + name + "`",
                    Habits.distribution(name)
                            .or(() -> Suggestions.didYouMean(name, KINDS.keySet()))
                            .or(() -> Optional.of("there are "
                                    + KINDS.keySet().stream().sorted().collect(Collectors.joining(", ")))));
            return Optional.empty();
        }
        List<Double> arguments = new ArrayList<>();
        for (Expression argument : draw.arguments()) {
            sizes.number(argument, scope, "an argument of a distribution").ifPresent(arguments::add);
        }
        boolean good = arguments.size() == draw.arguments().size() && isGood(kind, arguments, shape, draw);
        return good ? Optional.of(new Distribution(kind, arguments)) : Optional.empty();
    }

    private boolean isGood(Kind kind, List<Double> arguments, Optional<Shape> shape, Item.Draw draw) {
        String name = "`" + draw.distribution().text() + "`";
        if (arguments.size() != kind.arity()) {
            String count = kind.arity() == 0 ? "no arguments" : kind.arity() + " arguments" + meaning(kind);
            return reject(draw.span(), name + " takes " + count + ", not " + arguments.size(), example(kind));
        }
        if (kind == Kind.NORMAL && arguments.get(1) < 0) {
            return reject(draw.span(), "the standard deviation of " + name + " is negative");
        }
        if (kind == Kind.UNIFORM && arguments.get(0) > arguments.get(1)) {
            return reject(draw.span(), "the lowest value of " + name + " is above the highest");
        }
        boolean needsMatrix = kind == Kind.IDENTITY || kind == Kind.ORTHOGONAL;
        if (needsMatrix && shape.isPresent() && shape.get().rank() != 2) {
            return reject(draw.span(), name + " needs a matrix, but this is " + Value.describe(shape.get()));
        }
        return true;
    }

    private static String meaning(Kind kind) {
        return kind == Kind.NORMAL ? " (mean, standard deviation)" : " (lowest, highest)";
    }

    private static Optional<String> example(Kind kind) {
        return switch (kind) {
            case NORMAL -> Optional.of("for example `normal(0, 0.1)`");
            case UNIFORM -> Optional.of("for example `uniform(-0.1, 0.1)`");
            default -> Optional.empty();
        };
    }

    private boolean reject(Span place, String message) {
        return reject(place, message, Optional.empty());
    }

    private boolean reject(Span place, String message, Optional<String> help) {
        faults.report(Code.DISTRIBUTION, place, message, help);
        return false;
    }
}

package io.github.rnngen.generator.emit.functions;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A formula with all others that it applies written out in their places, and no two values of one name. */
final class Expansion {
    private final Set<String> taken = new HashSet<>();

    private Expansion() {}

    static Formula of(Formula formula) {
        Expansion expansion = new Expansion();
        expansion.taken.addAll(formula.parameters());
        Scope scope = expansion.new Scope(Map.of());
        return new Formula(formula.name(), formula.parameters(), scope.expand(formula.value()), formula.meaning());
    }

    private String unique(String name) {
        String unique = name;
        for (int i = 2; !taken.add(unique); i++) {
            unique = name + i;
        }
        return unique;
    }

    /** The values of one formula where it is applied once. */
    private final class Scope {
        private final Map<String, Real> arguments;
        private final Map<String, Real> values = new HashMap<>();
        private final Map<String, Bits> bits = new HashMap<>();

        Scope(Map<String, Real> arguments) {
            this.arguments = arguments;
        }

        Real expand(Real value) {
            if (value instanceof Real.Parameter parameter) {
                return arguments.getOrDefault(parameter.name(), parameter);
            } else if (value instanceof Real.Named named) {
                return expand(named);
            } else if (value instanceof Real.Binary binary) {
                return new Real.Binary(binary.operator(), expand(binary.left()), expand(binary.right()));
            } else if (value instanceof Real.Negative negative) {
                return new Real.Negative(expand(negative.operand()));
            } else if (value instanceof Real.Absolute absolute) {
                return new Real.Absolute(expand(absolute.operand()));
            } else if (value instanceof Real.Choice choice) {
                return new Real.Choice(
                        expand(choice.left()),
                        choice.relation(),
                        expand(choice.right()),
                        expand(choice.then()),
                        expand(choice.otherwise()));
            } else if (value instanceof Real.Signed signed) {
                return new Real.Signed(expand(signed.size()), expand(signed.sign()));
            } else if (value instanceof Real.OfBits ofBits) {
                return new Real.OfBits(expand(ofBits.bits()));
            } else if (value instanceof Real.Application application) {
                return expand(application);
            }
            return value;
        }

        /** Wherever a name stands, it is the same value. */
        private Real expand(Real.Named named) {
            Real known = values.get(named.name());
            if (known == null) {
                known = expand(named.value()).named(unique(named.name()));
                values.put(named.name(), known);
            }
            return known;
        }

        private Real expand(Real.Application application) {
            Map<String, Real> inner = new HashMap<>();
            for (int i = 0; i < application.arguments().size(); i++) {
                String parameter = application.formula().parameters().get(i);
                Real argument = expand(application.arguments().get(i));
                inner.put(parameter, isName(argument) ? argument : argument.named(unique(parameter)));
            }
            return new Scope(inner).expand(application.formula().value());
        }

        private Bits expand(Bits value) {
            if (value instanceof Bits.Named named) {
                return expand(named);
            } else if (value instanceof Bits.Binary binary) {
                return new Bits.Binary(binary.operator(), expand(binary.left()), binary.right());
            }
            return new Bits.OfReal(expand(((Bits.OfReal) value).real()));
        }

        private Bits expand(Bits.Named named) {
            Bits known = bits.get(named.name());
            if (known == null) {
                known = expand(named.value()).named(unique(named.name()));
                bits.put(named.name(), known);
            }
            return known;
        }
    }

    private static boolean isName(Real value) {
        return value instanceof Real.Parameter || value instanceof Real.Named;
    }
}

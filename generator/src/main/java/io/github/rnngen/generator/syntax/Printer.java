package io.github.rnngen.generator.syntax;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Trees as text, on one line, in the canonical spacing. */
public final class Printer {
    private Printer() {}

    /** {@code h = tanh(W_xh @ x + W_hh @ h[t-1] + b_h)}. */
    public static String print(Item.Equation equation) {
        String names = equation.names().stream().map(Name::text).collect(Collectors.joining(", "));
        return names + (equation.reverse() ? " = reverse " : " = ") + print(equation.value());
    }

    /** {@code loss sum half_squared_error(y, d)}. */
    public static String print(Item.Loss loss) {
        return "loss " + (loss.mean() ? "mean " : "sum ") + print(loss.value()) + (loss.atLast() ? " at last" : "");
    }

    /** {@code W_xh @ x + b_h}. */
    public static String print(Expression expression) {
        StringBuilder out = new StringBuilder();
        print(expression, out);
        return out.toString();
    }

    private static void print(Expression expression, StringBuilder out) {
        if (expression instanceof Expression.Number number) {
            out.append(number.text());
        } else if (expression instanceof Expression.Reference reference) {
            out.append(reference.text());
        } else if (expression instanceof Expression.Negate negate) {
            out.append('-');
            print(negate.operand(), out);
        } else if (expression instanceof Expression.Binary binary) {
            print(binary.left(), out);
            String sign = binary.operator().sign();
            out.append(binary.operator() == Operator.POWER ? sign : " " + sign + " ");
            print(binary.right(), out);
        } else if (expression instanceof Expression.Call call) {
            out.append(call.callee().text());
            print(call.arguments(), out);
        } else if (expression instanceof Expression.AtTime past) {
            print(past.target(), out);
            out.append("[t");
            for (Expression.Offset offset : past.offsets()) {
                out.append(offset.back() ? '-' : '+');
                print(offset.amount(), out);
            }
            out.append(']');
        } else if (expression instanceof Expression.Element element) {
            print(element.target(), out);
            bracketed(out, element.index(), Optional.empty());
        } else if (expression instanceof Expression.Part part) {
            print(part.target(), out);
            bracketed(out, part.from(), Optional.of(part.to()));
        } else if (expression instanceof Expression.Parentheses parentheses) {
            out.append('(');
            print(parentheses.inner(), out);
            out.append(')');
        } else if (expression instanceof Expression.Faulty) {
            out.append("...");
        }
    }

    private static void print(List<Expression.Argument> arguments, StringBuilder out) {
        String separator = "(";
        for (Expression.Argument argument : arguments) {
            out.append(separator);
            argument.name().ifPresent(name -> out.append(name.text()).append(" = "));
            print(argument.value(), out);
            separator = ", ";
        }
        out.append(arguments.isEmpty() ? "()" : ")");
    }

    private static void bracketed(StringBuilder out, Expression first, Optional<Expression> second) {
        out.append('[');
        print(first, out);
        second.ifPresent(expression -> {
            out.append(':');
            print(expression, out);
        });
        out.append(']');
    }
}

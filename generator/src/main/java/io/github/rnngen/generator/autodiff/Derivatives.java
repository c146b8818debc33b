package io.github.rnngen.generator.autodiff;

import static io.github.rnngen.generator.graph.Elementwise.COS;
import static io.github.rnngen.generator.graph.Elementwise.DIVIDE;
import static io.github.rnngen.generator.graph.Elementwise.EQUAL;
import static io.github.rnngen.generator.graph.Elementwise.GREATER;
import static io.github.rnngen.generator.graph.Elementwise.GREATER_EQUAL;
import static io.github.rnngen.generator.graph.Elementwise.LESS_EQUAL;
import static io.github.rnngen.generator.graph.Elementwise.LOG;
import static io.github.rnngen.generator.graph.Elementwise.MULTIPLY;
import static io.github.rnngen.generator.graph.Elementwise.NEGATE;
import static io.github.rnngen.generator.graph.Elementwise.POWER;
import static io.github.rnngen.generator.graph.Elementwise.SELECT;
import static io.github.rnngen.generator.graph.Elementwise.SIGMOID;
import static io.github.rnngen.generator.graph.Elementwise.SIGN;
import static io.github.rnngen.generator.graph.Elementwise.SIN;
import static io.github.rnngen.generator.graph.Elementwise.SUBTRACT;

import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.generator.graph.GraphBuilder;
import io.github.rnngen.generator.graph.Node;
import io.github.rnngen.generator.graph.Op;
import java.util.List;
import java.util.Optional;

/**
 * The table of local derivatives: for a node y = f(a, b, …) with adjoint ȳ, what each operand's adjoint gains.
 *
 * <p>Where a function has a kink, the derivative is one of its one-sided ones: {@code max} and {@code min} give ties to
 * the first operand, {@code relu'(0) = 0}, {@code abs'(0) = 0}. See Griewank and Walther, "Evaluating Derivatives",
 * 2008, for the reverse rules.
 */
final class Derivatives {
    private static final Optional<Integer> NONE = Optional.empty();

    private Derivatives() {}

    /** One entry per operand; empty where the result does not vary smoothly with it. */
    static List<Optional<Integer>> of(GraphBuilder graph, Node node, int adjoint) {
        if (node.op() instanceof Elementwise map) {
            return new Rules(graph, node, adjoint).elementwise(map);
        } else if (node.op() instanceof Op.Structural op) {
            return new Rules(graph, node, adjoint).structural(op);
        } else if (node.op() instanceof Op.Temporal op) {
            return new Rules(graph, node, adjoint).temporal(op);
        }
        return List.of();
    }

    private record Rules(GraphBuilder graph, Node node, int adjoint) {
        List<Optional<Integer>> elementwise(Elementwise map) {
            return switch (map) {
                case ADD -> both(adjoint, adjoint);
                case SUBTRACT -> both(adjoint, graph.map(NEGATE, adjoint));
                case MULTIPLY -> both(times(adjoint, b()), times(adjoint, a()));
                case DIVIDE ->
                    both(
                            graph.map(DIVIDE, adjoint, b()),
                            graph.map(NEGATE, graph.map(DIVIDE, times(adjoint, y()), b())));
                case POWER -> both(times(adjoint, times(b(), lowered())), times(adjoint, byExponent()));
                case MAX -> chosen(graph.map(GREATER_EQUAL, a(), b()));
                case MIN -> chosen(graph.map(LESS_EQUAL, a(), b()));
                case NEGATE -> one(graph.map(NEGATE, adjoint));
                case EXP -> one(times(adjoint, y()));
                case LOG -> one(graph.map(DIVIDE, adjoint, a()));
                case SQRT -> one(graph.map(DIVIDE, times(graph.number(0.5), adjoint), y()));
                case ABS -> one(times(adjoint, graph.map(SIGN, a())));
                case SIN -> one(times(adjoint, graph.map(COS, a())));
                case COS -> one(graph.map(NEGATE, times(adjoint, graph.map(SIN, a()))));
                case TANH -> one(times(adjoint, graph.map(SUBTRACT, graph.number(1), times(y(), y()))));
                case SIGMOID -> one(times(adjoint, times(y(), graph.map(SUBTRACT, graph.number(1), y()))));
                case SOFTPLUS -> one(times(adjoint, graph.map(SIGMOID, a())));
                case RELU -> one(where(graph.map(GREATER, a(), graph.number(0))));
                case SELECT -> List.of(NONE, Optional.of(where(a())), Optional.of(whereNot(a())));
                case SIGN -> List.of(NONE);
                case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL -> List.of(NONE, NONE);
            };
        }

        List<Optional<Integer>> structural(Op.Structural op) {
            if (op instanceof Op.MatMul) {
                boolean vector = graph.node(b()).shape().rank() == 1;
                int left = vector ? graph.outer(adjoint, b()) : graph.matMul(adjoint, graph.transpose(b()));
                return both(left, graph.matMul(graph.transpose(a()), adjoint));
            } else if (op instanceof Op.Outer) {
                return both(graph.matMul(adjoint, b()), graph.matMul(graph.transpose(adjoint), a()));
            } else if (op instanceof Op.Transpose) {
                return one(graph.transpose(adjoint));
            } else if (op instanceof Op.Slice slice) {
                return one(graph.pad(adjoint, slice.from(), length(a())));
            } else if (op instanceof Op.Pad pad) {
                return one(graph.slice(adjoint, pad.from(), pad.from() + length(a())));
            } else if (op instanceof Op.Join) {
                int middle = length(a());
                return both(graph.slice(adjoint, 0, middle), graph.slice(adjoint, middle, middle + length(b())));
            } else if (op instanceof Op.Sum) {
                return one(graph.fill(adjoint, graph.node(a()).shape()));
            } else if (op instanceof Op.Fill) {
                return one(graph.sum(adjoint));
            } else if (op instanceof Op.Lookup) {
                return List.of(
                        Optional.of(graph.scatter(adjoint, b(), graph.node(a()).shape())), NONE);
            } else if (op instanceof Op.Scatter) {
                return List.of(Optional.of(graph.lookup(adjoint, b())), NONE);
            } else if (op instanceof Op.Greatest) {
                return List.of(NONE);
            }
            throw new IllegalStateException("no derivative for " + op);
        }

        /** All but {@link Op.Shift}, which the sweep itself turns round. */
        List<Optional<Integer>> temporal(Op.Temporal op) {
            if (op instanceof Op.Outside outside) {
                return one(graph.outside(outside.by(), adjoint));
            } else if (op instanceof Op.Last) {
                return one(graph.atLast(adjoint));
            } else if (op instanceof Op.AtLast) {
                return one(graph.last(adjoint));
            } else if (op instanceof Op.History history) {
                return one(graph.ifInitial(history.state(), adjoint));
            } else if (op instanceof Op.IfInitial initial) {
                return one(graph.ifInitial(initial.state(), adjoint));
            } else if (op instanceof Op.Mask) {
                return List.of();
            } else if (op instanceof Op.Spread || op instanceof Op.SumOver) {
                return one(adjoint);
            }
            throw new IllegalStateException("no derivative for " + op);
        }

        private int y() {
            return node.id();
        }

        private int a() {
            return node.operand(0);
        }

        private int b() {
            return node.operand(1);
        }

        private int times(int left, int right) {
            return graph.map(MULTIPLY, left, right);
        }

        /** a^(b - 1). */
        private int lowered() {
            return graph.map(POWER, a(), graph.map(SUBTRACT, b(), graph.number(1)));
        }

        /** a^b log(a), and where a^b is 0 its limit, for the logarithm may be infinite. */
        private int byExponent() {
            int none = graph.map(EQUAL, y(), graph.number(0));
            return graph.map(SELECT, none, graph.number(0), times(y(), graph.map(LOG, a())));
        }

        private int where(int condition) {
            return graph.map(SELECT, condition, adjoint, graph.number(0));
        }

        private int whereNot(int condition) {
            return graph.map(SELECT, condition, graph.number(0), adjoint);
        }

        private List<Optional<Integer>> chosen(int first) {
            return both(where(first), whereNot(first));
        }

        private int length(int vector) {
            return graph.node(vector).shape().dimension(0);
        }

        private static List<Optional<Integer>> one(int term) {
            return List.of(Optional.of(term));
        }

        private static List<Optional<Integer>> both(int first, int second) {
            return List.of(Optional.of(first), Optional.of(second));
        }
    }
}

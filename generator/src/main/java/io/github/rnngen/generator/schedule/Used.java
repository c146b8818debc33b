package io.github.rnngen.generator.schedule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which buffers code touches. */
public final class Used {
    private Used() {}

    /** All buffers of a method's body, in order of appearance. */
    public static Set<Buffer> buffers(List<Stmt> body) {
        Set<Buffer> buffers = new LinkedHashSet<>();
        body.forEach(statement -> collect(statement, buffers));
        return buffers;
    }

    /** The buffers that need room in the work array. */
    static List<Buffer> workBuffers(List<Block> blocks, Optional<Buffer> loss) {
        Set<Buffer> buffers = new LinkedHashSet<>();
        blocks.forEach(block -> block.methods().forEach(method -> buffers.addAll(buffers(method.body()))));
        loss.ifPresent(buffers::add);
        return buffers.stream().filter(buffer -> buffer.space() == Space.WORK).toList();
    }

    private static void collect(Stmt statement, Set<Buffer> buffers) {
        if (statement instanceof Stmt.Assign assign) {
            buffers.add(assign.buffer());
            collect(assign.value(), buffers);
        } else if (statement instanceof Stmt.Declare declare) {
            collect(declare.value(), buffers);
        } else if (statement instanceof Stmt.Update update) {
            collect(update.value(), buffers);
        } else if (statement instanceof Stmt.Loop loop) {
            loop.body().forEach(inner -> collect(inner, buffers));
        } else if (statement instanceof Stmt.Clear clear) {
            buffers.add(clear.buffer());
        }
    }

    private static void collect(Expr expr, Set<Buffer> buffers) {
        if (expr instanceof Expr.Load load) {
            buffers.add(load.buffer());
        }
        expr.parts().forEach(part -> collect(part, buffers));
    }

    /** Whether a body asks how many sequences there are. */
    public static boolean counts(List<Stmt> body) {
        return body.stream().anyMatch(Used::counts);
    }

    private static boolean counts(Stmt statement) {
        if (statement instanceof Stmt.Assign assign) {
            return counts(assign.value());
        } else if (statement instanceof Stmt.Declare declare) {
            return counts(declare.value());
        } else if (statement instanceof Stmt.Update update) {
            return counts(update.value());
        }
        return statement instanceof Stmt.Loop loop && counts(loop.body());
    }

    private static boolean counts(Expr expr) {
        return expr instanceof Expr.Count || expr.parts().stream().anyMatch(Used::counts);
    }

    /** Whether the places that a body touches depend on a counter. */
    public static boolean variable(Variable variable, List<Stmt> body) {
        return body.stream().anyMatch(statement -> variable(variable, statement));
    }

    private static boolean variable(Variable variable, Stmt statement) {
        if (statement instanceof Stmt.Assign assign) {
            return assign.index().factors().containsKey(variable) || variable(variable, assign.value());
        } else if (statement instanceof Stmt.Declare declare) {
            return variable(variable, declare.value());
        } else if (statement instanceof Stmt.Update update) {
            return variable(variable, update.value());
        }
        return statement instanceof Stmt.Loop loop && variable(variable, loop.body());
    }

    private static boolean variable(Variable variable, Expr expr) {
        return (expr instanceof Expr.Load load && load.index().factors().containsKey(variable))
                || expr.parts().stream().anyMatch(part -> variable(variable, part));
    }
}

package io.github.rnngen.generator.schedule;

import io.github.rnngen.generator.schedule.cost.Work;
import io.github.rnngen.generator.schedule.ir.Block;
import io.github.rnngen.generator.schedule.ir.Extent;
import io.github.rnngen.generator.schedule.ir.Method;
import io.github.rnngen.generator.schedule.ir.Section.Phase;
import io.github.rnngen.generator.schedule.ir.Section.Time;
import io.github.rnngen.generator.schedule.ir.Stmt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A program as text, for people: what runs in which order, and where its values lie. */
public final class ProgramPrinter {
    private ProgramPrinter() {}

    /** A few lines on what is unrolled, how much arithmetic there is, and how much memory. */
    public static String summary(Program program) {
        String unrolled = switch (program.unrolled()) {
            case FULL -> "time steps and elements";
            case STEPS -> "elements; a loop runs over the time steps";
            case PRODUCTS -> "nothing; products of whole matrices, with sequences and time steps as rows";
            default -> "nothing; loops run over time steps and elements";
        };
        Work forward = program.work().getOrDefault(Phase.FORWARD, Work.NONE);
        Work all = program.work().values().stream().reduce(Work.NONE, Work::plus);
        return "Unrolled: " + unrolled + ".\n"
                + "Per sequence: forward " + text(forward) + "; loss and gradients included " + text(all) + ".\n"
                + "Memory beside the buffers of inputs and outputs: " + program.workLength()
                + " numbers of activations and adjoints.";
    }

    private static String text(Work work) {
        return String.format(
                Locale.ROOT, "%d products, %d sums, %d functions", work.products(), work.sums(), work.functions());
    }

    /** The summary, the methods in the order in which they run with the equations that they compute, and the memory. */
    public static String print(Program program) {
        StringBuilder text = new StringBuilder(summary(program)).append('\n');
        text.append("Predicted for a run of the full batch: ")
                .append(program.predicted().text())
                .append(".\n");
        Phase last = null;
        for (Block block : program.blocks()) {
            if (block.phase() != last) {
                text.append('\n').append(heading(block.phase())).append(":\n");
                last = block.phase();
            }
            String indent = "    ";
            if (block.time() != Time.NONE) {
                text.append("    for t = ").append(steps(program, block.time())).append(":\n");
                indent = "        ";
            }
            for (Method method : block.methods()) {
                text.append(indent)
                        .append(method.name())
                        .append("()")
                        .append(when(program, block))
                        .append('\n');
                statements(text, method.body(), indent + "    ");
            }
        }
        memory(text, program);
        return text.toString();
    }

    private static String heading(Phase phase) {
        return switch (phase) {
            case INITIAL -> "Initial states";
            case FORWARD -> "Forward";
            case LOSS -> "Loss";
            case BACKWARD -> "Backward";
        };
    }

    private static String steps(Program program, Time time) {
        String last = program.signature().variableLength()
                ? "length - 1"
                : String.valueOf(program.signature().steps() - 1);
        return time == Time.ASCENDING ? "0 to " + last : last + " down to 0";
    }

    private static String when(Program program, Block block) {
        if (program.signature().batch() == 1 || program.takesAllSequences()) {
            return "";
        }
        return switch (block.stage()) {
            case BEFORE -> ", before all sequences";
            case SEQUENCE -> ", for each sequence";
            case AFTER -> ", after all sequences";
        };
    }

    /** Equations, products, and sums that begin; what else there is follows from them. */
    private static void statements(StringBuilder text, List<Stmt> statements, String indent) {
        for (Stmt statement : statements) {
            if (statement instanceof Stmt.Remark remark) {
                text.append(indent).append(remark.text()).append('\n');
            } else if (statement instanceof Stmt.Clear clear) {
                text.append(indent)
                        .append("clear ")
                        .append(clear.buffer().block())
                        .append('\n');
            } else if (statement instanceof Stmt.EachBlock block) {
                text.append(indent)
                        .append("for each ")
                        .append(block.steps())
                        .append(block.steps() == 1 ? " step:" : " steps:")
                        .append('\n');
                statements(text, block.body(), indent + "    ");
                continue;
            } else if (statement instanceof Stmt.Product product) {
                text.append(indent)
                        .append("    product ")
                        .append(extents(product))
                        .append('\n');
            }
            statements(text, statement.inner(), indent);
        }
    }

    private static String extents(Stmt.Product product) {
        return "[" + extent(product.rows()) + ", " + extent(product.terms()) + "] @ [" + extent(product.terms()) + ", "
                + product.columns() + "]" + (product.add() ? ", added" : "");
    }

    private static String extent(Extent extent) {
        return switch (extent.kind()) {
            case FIXED -> String.valueOf(extent.most());
            case SEQUENCES -> "up to " + extent.most() + " sequences";
            case STEPS -> "up to " + extent.most() + " steps";
            case STEPS_AND_SEQUENCES, BLOCK_AND_SEQUENCES -> "up to " + extent.most() + " steps of sequences";
        };
    }

    private static void memory(StringBuilder text, Program program) {
        if (program.bases().isEmpty()) {
            return;
        }
        Map<String, Integer> lengths = new LinkedHashMap<>();
        String previous = "";
        int from = 0;
        for (Map.Entry<String, Integer> entry : program.bases().entrySet()) {
            if (!previous.isEmpty()) {
                lengths.put(previous, entry.getValue() - from);
            }
            previous = entry.getKey();
            from = entry.getValue();
        }
        lengths.put(previous, program.workLength() - from);
        text.append("\nMemory, in one array of ").append(program.workLength()).append(" numbers:\n");
        lengths.forEach((name, length) -> text.append(
                String.format(Locale.ROOT, "    %7d  %s, %d\n", program.bases().get(name), name, length)));
    }
}

package io.github.rnngen.generator.programs;

import static java.util.function.UnaryOperator.identity;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.autodiff.Adjoints;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.emitted.Code;
import io.github.rnngen.generator.emitted.Form;
import io.github.rnngen.generator.graph.Node;
import io.github.rnngen.generator.graph.StepGraph;
import io.github.rnngen.generator.schedule.Program;
import io.github.rnngen.generator.schedule.ir.Stmt;
import io.github.rnngen.generator.simplify.Simplifier;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A compiler with one fault in it.
 *
 * @param name what is wrong
 * @param adjoint what becomes of each node that differentiation has added
 * @param code what becomes of the programs that code is written from
 */
record PlantedFault(String name, UnaryOperator<Node> adjoint, UnaryOperator<Program> code) implements Toolchain {
    /** A fault in the derivatives. */
    static PlantedFault inAdjoints(String name, UnaryOperator<Node> change) {
        return new PlantedFault(name, change, identity());
    }

    /** A fault in statements, those in loops included. */
    static PlantedFault inStatements(String name, UnaryOperator<Stmt> change) {
        return inProgram(name, program -> Faulty.statements(program, change));
    }

    /** A fault in the order of things, or in whatever else a program consists of. */
    static PlantedFault inProgram(String name, UnaryOperator<Program> change) {
        return new PlantedFault(name, identity(), change);
    }

    @Override
    public StepGraph differentiate(CheckedModel model) {
        StepGraph forward = Compiler.graph(model);
        StepGraph sound = Adjoints.add(forward, model.trained());
        List<Node> nodes = sound.nodes().stream()
                .map(node -> node.id() < forward.nodes().size() ? node : adjoint.apply(node))
                .toList();
        return Simplifier.simplify(new StepGraph(nodes, sound.states(), sound.results(), sound.equations()));
    }

    @Override
    public Code emit(CheckedModel model, Form form) {
        return Code.of(model, form, code);
    }

    /** Whether a program has what the fault is in. */
    boolean concerns(CheckedModel model, Options options) {
        Program sound = Compiler.schedule(model, options);
        return !code.apply(sound).equals(sound) || !differentiate(model).equals(Toolchain.SOUND.differentiate(model));
    }
}

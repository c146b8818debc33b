package io.github.rnngen.generator.programs;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.emitted.Code;
import io.github.rnngen.generator.emitted.Form;
import io.github.rnngen.generator.graph.StepGraph;

/** The stages behind the checker, as far as programs are checked: the compiler's, or some with a fault in them. */
interface Toolchain {
    /** The compiler as it is. */
    Toolchain SOUND = new Toolchain() {
        @Override
        public StepGraph differentiate(CheckedModel model) {
            return Compiler.adjoint(model);
        }

        @Override
        public Code emit(CheckedModel model, Form form) {
            return Code.of(model, form);
        }
    };

    /** The graph with gradients that the interpreter evaluates. */
    StepGraph differentiate(CheckedModel model);

    Code emit(CheckedModel model, Form form);
}

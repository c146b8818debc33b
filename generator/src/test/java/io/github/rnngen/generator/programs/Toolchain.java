package io.github.rnngen.generator.programs;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.Options;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.emit.GeneratedFile;
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
        public GeneratedFile emit(CheckedModel model, Options options) {
            return Compiler.emit(model, "random.rnn", options).get(0);
        }
    };

    /** The graph with gradients that the interpreter evaluates. */
    StepGraph differentiate(CheckedModel model);

    GeneratedFile emit(CheckedModel model, Options options);
}

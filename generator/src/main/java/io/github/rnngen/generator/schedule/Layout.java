package io.github.rnngen.generator.schedule;

import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.check.Shape;
import io.github.rnngen.runtime.Signature;

/** The signature of a model's network: ports as the model lists them, parameters and states laid out without gaps. */
public final class Layout {
    private Layout() {}

    public static Signature of(CheckedModel model) {
        Signature.Builder builder = Signature.builder(model.name(), model.precision(), model.steps(), model.batch());
        if (model.variableLength()) {
            builder.variableLength();
        }
        model.inputs().forEach(builder::input);
        model.targets().forEach(builder::target);
        model.outputs().forEach(output -> builder.output(output.port()));
        model.parameters()
                .forEach(parameter -> builder.parameter(
                        parameter.name(), parameter.distribution(), parameter.trained(), boxed(parameter.shape())));
        model.states().forEach(state -> builder.state(state.name(), state.depth(), boxed(state.shape())));
        model.settings().forEach(builder::setting);
        return builder.build();
    }

    private static Integer[] boxed(Shape shape) {
        return shape.dimensions().toArray(Integer[]::new);
    }
}

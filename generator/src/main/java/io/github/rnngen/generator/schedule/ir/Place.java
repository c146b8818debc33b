package io.github.rnngen.generator.schedule.ir;

/** An element of a buffer. */
public record Place(Buffer buffer, Affine index) {
    /** The place with a counter at one of its values, or counted in another way. */
    public Place with(Variable variable, Affine value) {
        return new Place(buffer, index.with(variable, value));
    }
}

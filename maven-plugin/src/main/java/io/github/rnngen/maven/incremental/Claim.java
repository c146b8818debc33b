package io.github.rnngen.maven.incremental;

import io.github.rnngen.maven.incremental.Ledger.Output;

/**
 * Where a generated file comes from.
 *
 * @param execution the name of the execution that generates it
 * @param model the name of the model file that it comes of
 * @param output the file
 */
public record Claim(String execution, String model, Output output) {}

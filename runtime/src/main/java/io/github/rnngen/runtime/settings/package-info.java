/**
 * What a model's {@code train} block says: which settings exist, and what a model's own make of the training.
 *
 * <p>{@link io.github.rnngen.runtime.settings.SettingTable} is the only place that lists the settings: the compiler
 * checks models by it, {@link io.github.rnngen.runtime.settings.TrainingSettings} is built by it. Settings of a
 * signature go in; rules, schedules and numbers for a training loop come out.
 */
@NullMarked
package io.github.rnngen.runtime.settings;

import org.jspecify.annotations.NullMarked;

package io.github.rnngen.generator.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.emit.functions.FunctionMethods;
import io.github.rnngen.generator.emit.functions.InlinedFunction;
import io.github.rnngen.generator.graph.Elementwise;
import io.github.rnngen.runtime.Precision;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OperationsTest {
    private static final Pattern OPERATION =
            Pattern.compile("\\.(add|sub|mul|div|neg|abs|compare|blend|lanewise|broadcast)\\(");

    /** The scheduler knows nothing of how functions are written, but must not take them for less than they are. */
    @ParameterizedTest
    @EnumSource
    void functionsAreNoLongerThanTheSchedulerThinks(Precision precision) {
        for (Elementwise function : Elementwise.values()) {
            if (FunctionMethods.exists(function)) {
                InlinedFunction written = FunctionMethods.vector(precision, function, UnaryOperator.identity());
                String code = written.statements().toString() + written.value();
                long operations = OPERATION.matcher(code).results().count();
                assertThat(operations).as("%s", function).isBetween(20L, (long) Operations.of(function));
            }
        }
    }
}

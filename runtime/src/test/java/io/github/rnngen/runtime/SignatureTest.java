package io.github.rnngen.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final Signature SIGNATURE = Signature.builder("M", Precision.FLOAT, 5, 2)
            .input(new Port("x", List.of(3), 0, false))
            .input(new Port("k", List.of(), 7, false))
            .parameter("W", Distribution.constant(1), true, 4, 3)
            .parameter("s", Distribution.constant(2), false)
            .parameter("b", Distribution.constant(3), true, 2)
            .state("h", 2, 4)
            .state("c", 1)
            .build();

    @Test
    void laysOutParametersAndStatesWithoutGaps() {
        assertThat(SIGNATURE.parameters()).extracting(Parameter::offset).containsExactly(0, 12, 13);
        assertThat(SIGNATURE.parameterCount()).isEqualTo(15);
        assertThat(SIGNATURE.states()).extracting(StateSlot::offset).containsExactly(0, 8);
        assertThat(SIGNATURE.stateCount()).isEqualTo(9);
        assertThat(SIGNATURE.initialize(Elements.FLOAT, 0))
                .containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 3, 3);
    }

    @Test
    void portsCountTheirElements() {
        assertThat(SIGNATURE.inputs()).extracting(Port::elements).containsExactly(3, 1);
        assertThat(SIGNATURE.inputs()).extracting(Port::isIndex).containsExactly(false, true);
    }

    @Test
    void refusesMoreElementsThanAnArrayHolds() {
        assertThatThrownBy(() -> Shapes.elements(List.of(1 << 16, 1 << 16))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void namesPositionsInRowMajorOrder() {
        assertThat(Shapes.position(List.of(4, 3), 11)).isEqualTo("[3, 2]");
        assertThat(Shapes.position(List.of(4, 3), 1)).isEqualTo("[0, 1]");
        assertThat(Shapes.position(List.of(5), 4)).isEqualTo("[4]");
        assertThat(Shapes.position(List.of(), 0)).isEmpty();
    }
}

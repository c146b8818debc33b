package com.example.elman;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsTest {
    private static final String PACKAGE = "package com.example.elman";

    @ParameterizedTest
    @ValueSource(strings = {"steps", "none"})
    void otherFormsAreMadeFromTheSameModels(String form) throws IOException {
        String networks = model("src/test/rnn/com/example/elman/" + form + "/Networks.rnn", PACKAGE + "." + form);

        assertThat(networks)
                .isEqualTo(model("src/main/rnn/com/example/elman/Elman.rnn", PACKAGE)
                        + model("src/main/rnn/com/example/elman/ElmanEquations.rnn", PACKAGE));
    }

    private static String model(String file, String packageLine) throws IOException {
        String text = Files.readString(Path.of(file));
        assertThat(text).startsWith(packageLine + "\n");
        return text.substring(packageLine.length() + 1);
    }
}

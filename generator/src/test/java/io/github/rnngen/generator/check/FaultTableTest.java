package io.github.rnngen.generator.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is said about faulty files, word for word, with line and column. */
class FaultTableTest {
    private static final List<FaultTable> TABLES = FaultTable.all();

    @TestFactory
    Stream<DynamicNode> faultsAreReportedAsTheTablesSay() {
        if (Boolean.getBoolean("golden.update")) {
            TABLES.forEach(FaultTable::renew);
        }
        return TABLES.stream()
                .map(table -> dynamicContainer(
                        table.file().getFileName().toString(),
                        table.cases().stream()
                                .map(example -> dynamicTest(
                                        example.name(),
                                        () -> assertThat(example.actual().strip())
                                                .as("%s in %s", example.name(), table.file())
                                                .isEqualTo(example.expected().strip())))));
    }

    @Test
    void thereAreManyCasesAndNoneIsEmpty() {
        List<FaultTable.FaultCase> cases =
                TABLES.stream().flatMap(table -> table.cases().stream()).toList();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(180);
        assertThat(cases).extracting(FaultTable.FaultCase::name).doesNotHaveDuplicates();
        assertThat(cases).allSatisfy(example -> assertThat(example.expected()).contains(".rnn:", "[RNN"));
    }
}

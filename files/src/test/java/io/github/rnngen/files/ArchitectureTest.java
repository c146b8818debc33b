package io.github.rnngen.files;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** What file access may not know. */
class ArchitectureTest {
    @Test
    void onlyTextThatComesAndGoesIsKnown() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify.annotations",
                        "io.github.rnngen.files",
                        "io.github.rnngen.generator.source",
                        "io.github.rnngen.generator.emit",
                        "io.github.rnngen.runtime.file")
                .check(new ClassFileImporter()
                        .withImportOption(location -> !location.contains("/test-classes/"))
                        .importPackages("io.github.rnngen.files"));
    }
}

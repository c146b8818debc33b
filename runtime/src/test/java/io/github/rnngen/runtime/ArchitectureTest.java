package io.github.rnngen.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What the runtime may not know. */
class ArchitectureTest {
    private static final String RUNTIME = "io.github.rnngen.runtime";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages(RUNTIME);

    @Test
    void theJdkIsEnough() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", RUNTIME + "..", "org.jspecify.annotations")
                .check(CLASSES);
    }

    @Test
    void reflectionIsNotUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect..")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching(RUNTIME + "(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void everyPackageIsDocumentedAndNullMarked() {
        Stream<JavaPackage> packages =
                CLASSES.stream().map(JavaClass::getPackage).distinct();
        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(p -> assertThat(p.tryGetPackageInfo())
                        .as("package-info of %s, annotated @NullMarked", p.getName())
                        .hasValueSatisfying(info -> assertThat(info.isAnnotatedWith(NullMarked.class))
                                .isTrue()));
    }
}

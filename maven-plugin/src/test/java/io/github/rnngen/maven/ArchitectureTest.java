package io.github.rnngen.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What each part of the plugin may not know. */
class ArchitectureTest {
    private static final String PLUGIN = "io.github.rnngen.maven";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages(PLUGIN);

    @Test
    void onlyTheGoalsKnowMaven() {
        noClasses()
                .that()
                .resideInAPackage(PLUGIN + ".incremental")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.maven..", "org.codehaus.plexus..", PLUGIN)
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

package io.github.rnngen.generator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each part of the compiler may not know. */
class ArchitectureTest {
    private static final String GENERATOR = "io.github.rnngen.generator";

    /** Text goes in at the first, Java source comes out of the last, and nothing flows back. */
    private static final List<String> STAGES = List.of(
            "diagnostic",
            "source",
            "syntax",
            "format",
            "check",
            "graph",
            "autodiff",
            "simplify",
            "interpret",
            "schedule",
            "emit");

    private static final JavaClasses COMPILER = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages(GENERATOR);

    static Stream<List<String>> stagesUpToEach() {
        return IntStream.rangeClosed(1, STAGES.size()).mapToObj(end -> STAGES.subList(0, end));
    }

    @ParameterizedTest
    @MethodSource("stagesUpToEach")
    void stageKnowsOnlyItselfAndEarlierStages(List<String> known) {
        String stage = known.get(known.size() - 1);
        noClasses()
                .that()
                .resideInAPackage(packageOf(stage))
                .should()
                .dependOnClassesThat(resideInAPackage(GENERATOR + "..")
                        .and(DescribedPredicate.not(resideInAnyPackage(packagesOf(known)))))
                .allowEmptyShould(true)
                .check(COMPILER);
    }

    /** What decides, what changes and what counts code meet in the scheduler alone. */
    @ParameterizedTest
    @ValueSource(strings = {"ir", "lower", "transform", "cost"})
    void partOfTheScheduleKnowsThePartsOfProgramsAlone(String part) {
        noClasses()
                .that()
                .resideInAPackage(GENERATOR + ".schedule." + part)
                .should()
                .dependOnClassesThat(resideInAPackage(packageOf("schedule"))
                        .and(DescribedPredicate.not(
                                resideInAnyPackage(GENERATOR + ".schedule." + part, GENERATOR + ".schedule.ir"))))
                .check(COMPILER);
    }

    @Test
    void everyPackageIsAStageOrTheTopOfThemAll() {
        classes()
                .should()
                .resideInAnyPackage(Stream.concat(Stream.of(GENERATOR), Stream.of(packagesOf(STAGES)))
                        .toArray(String[]::new))
                .check(COMPILER);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching(GENERATOR + ".(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(COMPILER);
    }

    @Test
    void onlySyntaxKnowsTheParserGenerator() {
        noClasses()
                .that()
                .resideOutsideOfPackage(packageOf("syntax"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.antlr..", "io.github.rnngen.grammar..")
                .check(COMPILER);
    }

    @Test
    void onlyEmitKnowsJavaPoet() {
        noClasses()
                .that()
                .resideOutsideOfPackage(packageOf("emit"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.palantir.javapoet..")
                .check(COMPILER);
    }

    @Test
    void filesNetworkAndProcessesAreOutOfReach() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.nio.file..", "java.nio.channels..", "java.net..", "javax.tools..")
                        .or(nameMatching("java\\.io\\.(File(Reader|Writer|(In|Out)putStream)?|RandomAccessFile)"))
                        .or(nameMatching("java\\.lang\\.(Process|ProcessBuilder|Runtime)")))
                .check(COMPILER);
    }

    /** The same text and options give the same bytes on any machine, at any time. */
    @Test
    void clockPlaceAndChanceHaveNoSay() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAPackage("java.time..")
                                .or(
                                        nameMatching(
                                                        "java\\.util\\.(Date|Calendar|TimeZone|Random|SplittableRandom|UUID)")
                                                .or(
                                                        nameMatching(
                                                                "java\\.util\\.concurrent\\.ThreadLocalRandom|java\\.security\\.SecureRandom"))))
                .orShould()
                .callMethod(Locale.class, "getDefault")
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class, String.class)
                .orShould()
                .callMethod(System.class, "lineSeparator")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getProperties")
                .orShould()
                .callMethod(Boolean.class, "getBoolean", String.class)
                .orShould()
                .callMethod(Integer.class, "getInteger", String.class)
                .orShould()
                .callMethod(Long.class, "getLong", String.class)
                .orShould()
                .callMethod(Math.class, "random")
                .check(COMPILER);
    }

    @Test
    void reflectionIsNotUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect..")
                .orShould()
                .callMethod(Class.class, "forName", String.class)
                .check(COMPILER);
    }

    @Test
    void everyPackageIsDocumentedAndNullMarked() {
        Stream<JavaPackage> packages =
                COMPILER.stream().map(JavaClass::getPackage).distinct();
        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(p -> assertThat(p.tryGetPackageInfo())
                        .as("package-info of %s, annotated @NullMarked", p.getName())
                        .hasValueSatisfying(info -> assertThat(info.isAnnotatedWith(NullMarked.class))
                                .isTrue()));
    }

    private static String packageOf(String stage) {
        return GENERATOR + "." + stage + "..";
    }

    private static String[] packagesOf(List<String> stages) {
        return stages.stream().map(ArchitectureTest::packageOf).toArray(String[]::new);
    }
}

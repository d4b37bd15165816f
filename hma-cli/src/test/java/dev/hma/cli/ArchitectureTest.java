package dev.hma.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.security.SecureRandom;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may know what. */
class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.hma");

    @Test
    void allModulesAreLookedAt() {
        for (String module : new String[] {
            "dev.hma.api", "dev.hma.core", "dev.hma.arrow", "dev.hma.trees", "dev.hma.evaluation", "dev.hma.cli"
        }) {
            assertThat(ALL.containPackage(module)).as(module).isTrue();
        }
        assertThat(ALL.size()).isGreaterThan(200);
    }

    @Test
    void theInterfaceForPluginsNeedsNothingButJavaAndAnnotations() {
        classes()
                .that()
                .resideInAPackage("dev.hma.api..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.hma.api..", "java..", "org.jspecify..")
                .check(ALL);
    }

    @Test
    void theEngineKnowsNoArrowAndNoCommandLine() {
        noClasses()
                .that()
                .resideInAPackage("dev.hma.core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.arrow..", "dev.hma.arrow..", "dev.hma.cli..", "picocli..", "org.slf4j..")
                .check(ALL);
    }

    @Test
    void theEvaluationKnowsNoArrowAndNoCommandLine() {
        noClasses()
                .that()
                .resideInAPackage("dev.hma.evaluation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.arrow..", "dev.hma.arrow..", "dev.hma.cli..", "picocli..", "org.slf4j..")
                .check(ALL);
    }

    @Test
    void storageKnowsTheInterfaceForPluginsAlone() {
        noClasses()
                .that()
                .resideInAPackage("dev.hma.arrow..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.hma..").and(not(resideInAnyPackage("dev.hma.api..", "dev.hma.arrow.."))))
                .check(ALL);
    }

    @Test
    void treesKnowTheInterfaceForPluginsAlone() {
        classes()
                .that()
                .resideInAPackage("dev.hma.trees..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.hma.trees..", "dev.hma.api..", "java..", "org.jspecify..")
                .check(ALL);
    }

    @Test
    void guiceStaysInTheWiringAndTheFrontDoor() {
        noClasses()
                .that()
                .resideInAPackage("dev.hma..")
                .and()
                .resideOutsideOfPackages("dev.hma.core", "dev.hma.core.component")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.google.inject..", "jakarta.inject..")
                .check(ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev.hma.api.(*)..", "dev.hma.core.(*)..", "dev.hma.(*)..", "dev.hma.(**)"})
    void packagesAreFreeOfCycles(String packages) {
        slices().matching(packages).should().beFreeOfCycles().check(ALL);
    }

    /** Types that other packages need; all others are the business of their package. */
    @Test
    void theEnginesInnerPackagesShowLittle() {
        assertThat(publicTypes("dev.hma.core.fit")).containsExactlyInAnyOrder("Fitter", "GivenReading");
        assertThat(publicTypes("dev.hma.core.sample")).containsExactlyInAnyOrder("OutputDirectory", "SampleWriter");
        assertThat(publicTypes("dev.hma.core.inspect")).containsExactlyInAnyOrder("Inspection");
        assertThat(publicTypes("dev.hma.core.learn")).containsExactlyInAnyOrder("HeldRows", "LearningRows");
        assertThat(publicTypes("dev.hma.evaluation.report"))
                .containsExactlyInAnyOrder("BenchmarkReport", "Finding", "HtmlReport", "KeyFigure", "Level", "Summary");
        assertThat(publicTypes("dev.hma.arrow"))
                .containsExactlyInAnyOrder("ArrowBatches", "ArrowFormat", "ArrowIoPlugin", "CsvFormat");
        assertThat(publicTypes("dev.hma.cli")).containsExactlyInAnyOrder("Main");
    }

    private static Set<String> publicTypes(String name) {
        return ALL.stream()
                .filter(c -> c.getPackageName().equals(name) && c.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(JavaClass::isTopLevelClass)
                .map(JavaClass::getSimpleName)
                .filter(n -> !n.equals("package-info"))
                .collect(Collectors.toSet());
    }

    @Test
    void resultsDoNotDependOnTheProcessorOrTheVersionOfJava() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.hma.api..", "dev.hma.core..")
                .should()
                .callMethodWhere(target(owner(assignableTo(Math.class)))
                        .and(target(nameMatching(
                                "exp|expm1|log|log10|log1p|pow|cbrt|hypot|fma|random|a?(sin|cos|tan)h?|atan2"))))
                .check(ALL);
        noClasses()
                .that()
                .resideInAnyPackage("dev.hma.api..", "dev.hma.core..")
                // Names and addresses come from a library that asks for a generator; its whole numbers are specified.
                .and()
                .resideOutsideOfPackage("dev.hma.core.key")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Random.class, ThreadLocalRandom.class, SplittableRandom.class, SecureRandom.class)
                .check(ALL);
    }

    @Test
    void nothingIsSerializedOrPrintedBehindOnesBack() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ObjectInputStream.class, ObjectOutputStream.class)
                .check(ALL);
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.hma.cli..", "dev.hma.core.sample")
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .check(ALL);
    }
}

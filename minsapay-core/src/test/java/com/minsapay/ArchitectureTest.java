package com.minsapay;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Imports go one way. The order below is that of ARCHITECTURE.md: a package sees only those to its left. */
class ArchitectureTest {
    private static final List<String> ORDER = List.of(
            "fault",
            "crypto",
            "money",
            "account",
            "card",
            "idempotency",
            "ledger",
            "wallet",
            "policy",
            "outcome",
            "request",
            "charge",
            "desk",
            "booth",
            "grant",
            "pass",
            "registry",
            "correction",
            "day",
            "spi",
            "report",
            "audit",
            "event",
            "internal",
            "");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("com.minsapay");

    @Test
    void every_package_imports_only_those_before_it() {
        List<String> backwards = CLASSES.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> room(dependency.getTargetClass()) >= 0)
                .filter(dependency -> room(dependency.getOriginClass()) < room(dependency.getTargetClass()))
                .map(Dependency::getDescription)
                .toList();

        assertThat(backwards).isEmpty();
    }

    @Test
    void every_package_has_its_place_in_the_order() {
        assertThat(CLASSES)
                .isNotEmpty()
                .allSatisfy(type -> assertThat(room(type)).as(type.getName()).isNotNegative());
    }

    @Test
    void the_parts_inside_know_each_other_without_circles() {
        slices().matching("com.minsapay.internal.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void core_sees_no_framework_no_database_and_no_device() {
        ArchRuleDefinition.classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.crypto..",
                        "com.minsapay..",
                        "org.slf4j..",
                        "org.jspecify..",
                        "com.fasterxml.uuid..")
                .check(CLASSES);
    }

    private static int room(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        if (!name.startsWith("com.minsapay")) {
            return -1;
        }
        String[] parts = name.split("\\.", -1);
        return ORDER.indexOf(parts.length < 3 ? "" : parts[2]);
    }
}

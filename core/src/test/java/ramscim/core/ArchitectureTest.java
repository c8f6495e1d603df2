package ramscim.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import ramscim.core.directory.RamDirectory;

/** What core may know: no framework, no HTTP, no cloud; and that its packages do not know each other in circles. */
@AnalyzeClasses(packages = "ramscim.core", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule coreKnowsOnlyWhatItNeeds = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "ramscim.core..",
                    "java.io..",
                    "java.lang..",
                    "java.nio.charset..",
                    "java.security..",
                    "java.text..",
                    "java.time..",
                    "java.util..",
                    "org.jspecify..",
                    "org.slf4j..",
                    "com.fasterxml.jackson.core..",
                    "com.fasterxml.jackson.databind",
                    "com.fasterxml.jackson.databind.json..",
                    "com.fasterxml.jackson.databind.node..",
                    "com.google.common.collect..",
                    "com.google.i18n.phonenumbers..",
                    "dev.cel..");

    @ArchTest
    static final ArchRule plansCallNobody = noClasses()
            .that()
            .resideInAPackage("ramscim.core.plan")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(RamDirectory.class);

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("ramscim.core.(*)..").should().beFreeOfCycles();
}

package ramscim.store;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The store speaks SQL by Spring's JDBC, and of Spring knows no more. */
@AnalyzeClasses(packages = "ramscim.store", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule NO_WEB_NO_SCIM_NO_CLOUD = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.boot..",
                    "org.springframework.context..",
                    "org.springframework.web..",
                    "jakarta..",
                    "com.unboundid..",
                    "ramscim.scim..",
                    "ramscim.server..",
                    "ramscim.adapter..");

    /** It keeps what the engine decides, and decides nothing. */
    @ArchTest
    static final ArchRule NO_ENGINE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ramscim.core.provisioning..", "ramscim.core.work..", "ramscim.core.converge..");

    @ArchTest
    static final ArchRule NOBODY_EXPECTS_TO_KNOW_EVERY_NAME = KeptNameRule.NOBODY_EXPECTS_TO_KNOW_EVERY_NAME;

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("ramscim.(**)").should().beFreeOfCycles();
}

package ramscim.scim;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The protocol is JAX-RS and the core's words: whoever serves it, and whatever keeps the resources, is not known here.
 */
@AnalyzeClasses(packages = "ramscim.scim", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule NO_FRAMEWORK_NO_DATABASE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "jakarta.servlet..",
                    "java.sql..",
                    "javax.sql..",
                    "ramscim.store..",
                    "ramscim.server..",
                    "ramscim.adapter..");

    /** What a body, a path or a filter says does not depend on the endpoint that it was sent to. */
    @ArchTest
    static final ArchRule ONLY_ENDPOINTS_KNOW_THE_ENGINE = noClasses()
            .that()
            .resideOutsideOfPackage("ramscim.scim.endpoint..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ramscim.core.provisioning..", "ramscim.core.work..", "ramscim.core.converge..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("ramscim.scim.(**)").should().beFreeOfCycles();
}

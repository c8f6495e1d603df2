package ramscim.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import ramscim.store.KeptNameRule;

@AnalyzeClasses(packages = "ramscim.server", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ONLY_THE_WIRING_OF_RAM_NAMES_THE_ADAPTER = noClasses()
            .that()
            .resideOutsideOfPackage("ramscim.server.ram..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ramscim.adapter..", "com.aliyuncs..");

    @ArchTest
    static final ArchRule NOTHING_NAMES_THE_SIMULATOR = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ramscim.simulator..", "com.github.tomakehurst..", "org.wiremock..");

    /**
     * Who has tables of its own beside the engine's; opening a database and saying why it cannot be is
     * no business of theirs.
     */
    @ArchTest
    static final ArchRule ONLY_WHO_HAS_TABLES_SPEAKS_SQL = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "ramscim.server.store..",
                    "ramscim.server.audit..",
                    "ramscim.server.alert..",
                    "ramscim.server.transfer..",
                    "ramscim.server.admin..",
                    "ramscim.server.adoption..",
                    "ramscim.server.drift..",
                    "ramscim.server.traffic..",
                    "ramscim.server.security..",
                    "ramscim.server.doctor..",
                    "ramscim.server.start..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..");

    @ArchTest
    static final ArchRule NOBODY_EXPECTS_TO_KNOW_EVERY_NAME = KeptNameRule.NOBODY_EXPECTS_TO_KNOW_EVERY_NAME;

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("ramscim.server.(**)").should().beFreeOfCycles();
}
